using Insights.Typed.CodeFixes.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>
/// Converts a method with one expression to a lambda at another location. A lambda that only called the method would pass on the
/// row, and select all columns as before.
/// </summary>
internal static class MethodInliner
{
    public static LambdaExpressionSyntax? TryCreateLambda(IMethodSymbol method, ExpressionSyntax use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method is not { IsStatic: true, IsGenericMethod: false, IsAsync: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, Parameters: { Length: 1 } parameters }
            || parameters[0] is not { RefKind: RefKind.None } parameter
            || method.DeclaringSyntaxReferences.Length != 1
            || !AreTypeParametersInScope(method, model, use.SpanStart)
            || FindValue(method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)) is not { } value
            || !model.Compilation.ContainsSyntaxTree(value.SyntaxTree))
        {
            return null;
        }

        var declarationModel = value.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(value.SyntaxTree);
        var scope = VariablesInScope.Find(model, use.SpanStart);
        if (DeclaresVariableOf(scope, value, declarationModel, cancellationToken) || UsesHiddenName(value, declarationModel, model, use.SpanStart, cancellationToken))
        {
            return null;
        }

        var name = scope.CreateName(parameter.Name, value);
        var isInSameType = SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(use.SpanStart, cancellationToken)?.ContainingType, method.ContainingType)
            && declarationModel == model;

        bool IsQualified(SimpleNameSyntax used) => !isInSameType || scope.Contains(used.Identifier.ValueText);

        var body = value.ReplaceNodes(
            value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsLeftmostName),
            (original, rewritten) => declarationModel.GetSymbolInfo(original, cancellationToken).Symbol switch
            {
                IParameterSymbol usedParameter when SymbolEqualityComparer.Default.Equals(usedParameter, parameter) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(original),
                INamedTypeSymbol type when IsQualified(original) => QualifyType(type, rewritten),
                IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } or IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } when IsQualified(original) =>
                    QualifyMember(declarationModel.GetSymbolInfo(original, cancellationToken).Symbol!, rewritten),
                _ => rewritten,
            });
        return RowLambda.Create(SyntaxFactory.Identifier(name), body.WithoutTrivia());
    }

    /// <summary>Whether the code of the method has the same type parameters at the call, where they could have arguments, or be hidden by others.</summary>
    private static bool AreTypeParametersInScope(IMethodSymbol method, SemanticModel model, int position)
    {
        for (var container = method.ContainingSymbol; container is not null; container = container.ContainingSymbol)
        {
            var isInScope = container switch
            {
                INamedTypeSymbol type => type.TypeArguments.All(IsInScope),
                IMethodSymbol outer => outer.TypeArguments.All(IsInScope),
                _ => true,
            };
            if (!isInScope || !container.IsDefinition)
            {
                return false;
            }
        }

        return true;

        bool IsInScope(ITypeSymbol argument) => argument is ITypeParameterSymbol && model.LookupSymbols(position, name: argument.Name).Contains(argument, SymbolEqualityComparer.Default);
    }

    private static ExpressionSyntax? FindValue(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? FindReturnedExpression(method.Body),
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression ?? FindReturnedExpression(function.Body),
        _ => null,
    };

    private static ExpressionSyntax? FindReturnedExpression(BlockSyntax? block) =>
        block?.Statements is { Count: 1 } statements && statements[0] is ReturnStatementSyntax statement ? statement.Expression : null;

    /// <summary>Whether code declares a variable with the name of one in scope, which does not compile: in a lambda, a pattern, an <c>out</c> argument or a query.</summary>
    private static bool DeclaresVariableOf(VariablesInScope scope, ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken) => code.DescendantNodes().Any(node =>
        model.GetDeclaredSymbol(node, cancellationToken) is { } declared && VariablesInScope.IsInMethod(declared) && scope.Contains(declared.Name));

    /// <summary>
    /// Whether a name means something else at the call: a local function or constant around the method, which cannot be qualified,
    /// is hidden there by another.
    /// </summary>
    private static bool UsesHiddenName(ExpressionSyntax code, SemanticModel declarationModel, SemanticModel model, int position, CancellationToken cancellationToken) => code
        .DescendantNodesAndSelf()
        .OfType<SimpleNameSyntax>()
        .Select(name => declarationModel.GetSymbolInfo(name, cancellationToken).Symbol)
        .Any(symbol => symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            && !code.Span.Contains(symbol.DeclaringSyntaxReferences[0].Span)
            && !model.LookupSymbols(position, name: symbol.Name).Contains(symbol.OriginalDefinition, SymbolEqualityComparer.Default));

    /// <summary>Whether a name is used alone, and is not a member of the expression before it or a label.</summary>
    private static bool IsLeftmostName(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        QualifiedNameSyntax qualified => qualified.Right != name,
        MemberBindingExpressionSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => name.Identifier.ValueText != "var",
    };

    private static ExpressionSyntax QualifyType(INamedTypeSymbol type, SimpleNameSyntax name)
    {
        var text = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var qualified = name.Parent is MemberAccessExpressionSyntax ? SyntaxFactory.ParseExpression(text) : SyntaxFactory.ParseTypeName(text);
        return qualified.WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static MemberAccessExpressionSyntax QualifyMember(ISymbol member, SimpleNameSyntax name) =>
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.ParseExpression(member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
            name.WithoutTrivia()).WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation);
}
