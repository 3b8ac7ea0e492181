using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Tells where a query is used as it is, for whole rows, instead of being built on.</summary>
internal static class HandedOn
{
    private const string QueryType = "Query";

    /// <summary>Whether an expression is given to something that takes it as a query.</summary>
    public static bool IsPlace(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax => true,
        ExpressionElementSyntax or InitializerExpressionSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => IsQuery(declaration.Type),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => IsQuery(property.Type),
        ArrowExpressionClauseSyntax or ReturnStatementSyntax => IsQuery(ResultOf(expression)),
        _ => false,
    };

    /// <summary>Whether a method takes the dataset's own query type, and so builds on what it is given.</summary>
    public static bool IsToBuildOn(ExpressionSyntax expression, string dataset, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } list } argument)
        {
            return false;
        }

        var info = model.GetSymbolInfo(call, cancellationToken);
        var index = list.Arguments.IndexOf(argument);
        return (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols)
            .OfType<IMethodSymbol>()
            .Any(method => index < method.Parameters.Length && method.Parameters[index].Type.Name == dataset + QueryType);
    }

    private static TypeSyntax? ResultOf(SyntaxNode expression) => expression.Ancestors().Select(node => node switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    }).FirstOrDefault(type => type is not null);

    private static bool IsQuery(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => IsQuery(nullable.ElementType),
        QualifiedNameSyntax qualified => IsQuery(qualified.Right),
        SimpleNameSyntax name => name.Identifier.ValueText == QueryType,
        _ => false,
    };
}
