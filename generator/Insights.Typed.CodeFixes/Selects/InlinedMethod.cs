using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>
/// A method of one expression, as a lambda at another place. A lambda that only called it would hand on the row, and
/// ask for all columns as before.
/// </summary>
internal static class InlinedMethod
{
    public static LambdaExpressionSyntax? Of(IMethodSymbol method, ExpressionSyntax use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method is not { IsStatic: true, IsGenericMethod: false, IsAsync: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, Parameters: { Length: 1 } parameters }
            || parameters[0] is not { RefKind: RefKind.None } parameter
            || method.DeclaringSyntaxReferences.Length != 1
            || ValueOf(method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)) is not { } value
            || !model.Compilation.ContainsSyntaxTree(value.SyntaxTree))
        {
            return null;
        }

        var there = value.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(value.SyntaxTree);
        var name = FreeName(parameter.Name, value, use, model);
        var isNear = SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(use.SpanStart, cancellationToken)?.ContainingType, method.ContainingType)
            && there == model;
        var body = value.ReplaceNodes(
            value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsFirst),
            (original, rewritten) => there.GetSymbolInfo(original, cancellationToken).Symbol switch
            {
                IParameterSymbol read when SymbolEqualityComparer.Default.Equals(read, parameter) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(original),
                INamedTypeSymbol type when !isNear => Qualified(type, rewritten),
                IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } or IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } when !isNear =>
                    OfType(there.GetSymbolInfo(original, cancellationToken).Symbol!, rewritten),
                _ => rewritten,
            });
        return RowLambda.Of(SyntaxFactory.Identifier(name), body.WithoutTrivia());
    }

    private static ExpressionSyntax? ValueOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? ReturnedBy(method.Body),
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression ?? ReturnedBy(function.Body),
        _ => null,
    };

    private static ExpressionSyntax? ReturnedBy(BlockSyntax? block) =>
        block?.Statements is { Count: 1 } statements && statements[0] is ReturnStatementSyntax statement ? statement.Expression : null;

    /// <summary>A name that stands for itself, and is not a member of what stands before it or a label.</summary>
    private static bool IsFirst(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        QualifiedNameSyntax qualified => qualified.Right != name,
        MemberBindingExpressionSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => name.Identifier.ValueText != "var",
    };

    private static ExpressionSyntax Qualified(INamedTypeSymbol type, SimpleNameSyntax name)
    {
        var text = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var qualified = name.Parent is MemberAccessExpressionSyntax ? SyntaxFactory.ParseExpression(text) : SyntaxFactory.ParseTypeName(text);
        return qualified.WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static MemberAccessExpressionSyntax OfType(ISymbol member, SimpleNameSyntax name) =>
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.ParseExpression(member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
            name.WithoutTrivia()).WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation);

    private static string FreeName(string own, ExpressionSyntax value, ExpressionSyntax use, SemanticModel model)
    {
        var taken = new HashSet<string>(
            model.LookupSymbols(use.SpanStart).Where(s => s is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol).Select(s => s.Name), StringComparer.Ordinal);
        if (!taken.Contains(own))
        {
            return CSharpName(own);
        }

        taken.UnionWith(value.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        return CSharpName(Enumerable.Range(1, int.MaxValue).Select(i => $"{own}{i}").First(n => !taken.Contains(n)));
    }

    private static string CSharpName(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
