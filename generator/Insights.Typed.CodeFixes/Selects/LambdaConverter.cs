using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>Converts a projection to a lambda, so that the compiler sees what it reads.</summary>
internal static class LambdaConverter
{
    /// <summary>Creates the lambda; null if none would be compiled.</summary>
    public static (LambdaExpressionSyntax Syntax, string Title)? TryCreate(ExpressionSyntax projection, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (projection)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return TryCreateFromInner(inner, model, cancellationToken);

            case CastExpressionSyntax { Expression: var inner }:
                return TryCreateFromInner(inner, model, cancellationToken);

            case AnonymousMethodExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters, AsyncKeyword.RawKind: 0 } function:
                return (RowLambda.Create(parameters[0].Identifier, function.Block.WithoutTrivia()), "Convert to a plain lambda");

            case SimpleNameSyntax or MemberAccessExpressionSyntax
                when model.GetSymbolInfo(projection, cancellationToken).Symbol is IMethodSymbol method:
                return MethodInliner.TryCreateLambda(method, projection, model, cancellationToken) is { } lambda ? (lambda, $"Convert {method.Name} to a lambda") : null;

            default:
                return null;
        }
    }

    private static (LambdaExpressionSyntax Syntax, string Title)? TryCreateFromInner(ExpressionSyntax inner, SemanticModel model, CancellationToken cancellationToken) =>
        inner is LambdaExpressionSyntax lambda ? (lambda.WithoutTrivia(), "Convert to a plain lambda") : TryCreate(inner, model, cancellationToken);
}
