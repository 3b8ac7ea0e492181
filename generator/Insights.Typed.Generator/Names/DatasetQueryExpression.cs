using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Names;

/// <summary>Recognizes <c>from … select</c> over the query of a dataset.</summary>
public static class DatasetQueryExpression
{
    /// <summary>Determines whether the expression selects from the query of a dataset. Without another projection than the row itself, no <c>Select</c> is called.</summary>
    /// <param name="query">The expression.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static bool SelectsFromDataset(QueryExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken) =>
        query?.Body.SelectOrGroup is SelectClauseSyntax clause
        && model?.GetSymbolInfo(clause, cancellationToken).Symbol is IMethodSymbol method
        && QueryTypes.IsSelect(method);
}
