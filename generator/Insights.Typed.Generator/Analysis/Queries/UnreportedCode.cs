using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Finds the code in which the compiler reports no obsolete members: in declarations that have the attribute <c>Obsolete</c>, and in a
/// collection expression such as <c>[.. query]</c>. Only the methods with such code are bound.
/// </summary>
internal sealed class UnreportedCode(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>Finds the operations of such code in a file, or in a part of it.</summary>
    public static IEnumerable<IOperation> Find(SemanticModel model, TextSpan? span, CancellationToken cancellationToken) =>
        new UnreportedCode(model, cancellationToken).FindIn(model.SyntaxTree.GetRoot(cancellationToken), span);

    public static AttributeData? FindObsolete(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: nameof(ObsoleteAttribute), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } });

    private IEnumerable<IOperation> FindIn(SyntaxNode root, TextSpan? span)
    {
        foreach (var node in root.DescendantNodes(span ?? root.FullSpan, node => !IsObsolete(node)))
        {
            if (node is SpreadElementSyntax)
            {
                if (model.GetOperation(node, cancellationToken) is { } spread)
                {
                    yield return spread;
                }
            }
            else if (IsObsolete(node))
            {
                foreach (var operation in GetOperations(node))
                {
                    yield return operation;
                }
            }
        }
    }

    private bool IsObsolete(SyntaxNode node)
    {
        var symbol = node switch
        {
            LambdaExpressionSyntax { AttributeLists.Count: > 0 } => model.GetSymbolInfo(node, cancellationToken).Symbol,
            VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => model.GetDeclaredSymbol(node, cancellationToken),
            LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } or AccessorDeclarationSyntax => model.GetDeclaredSymbol(node, cancellationToken),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax file } => model.GetDeclaredSymbol(file, cancellationToken)?.ContainingType,
            PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => FindPrimaryConstructor(type),
            MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax => model.GetDeclaredSymbol(node, cancellationToken),
            _ => null,
        };
        return symbol is not null && FindObsolete(symbol) is not null;
    }

    /// <summary>Finds the constructor whose code is the list of a type's base types. It can have the attribute alone.</summary>
    private IMethodSymbol? FindPrimaryConstructor(TypeDeclarationSyntax type) => model.GetDeclaredSymbol(type, cancellationToken)?.InstanceConstructors
        .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) == type));

    private IEnumerable<IOperation> GetOperations(SyntaxNode declaration) => declaration
        .DescendantNodesAndSelf(node => FindRoot(node) is null)
        .Select(FindRoot)
        .OfType<IOperation>()
        .SelectMany(root => root.DescendantsAndSelf());

    /// <summary>Finds the operation of a node that is no type: that of a type with a primary constructor does not contain the members.</summary>
    private IOperation? FindRoot(SyntaxNode node) => node is TypeDeclarationSyntax ? null : model.GetOperation(node, cancellationToken);
}
