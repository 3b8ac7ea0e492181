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
        query is not null
        && GetParts(query).Last().Body.SelectOrGroup is SelectClauseSyntax clause
        && model?.GetSymbolInfo(clause, cancellationToken).Symbol is IMethodSymbol method
        && QueryTypes.IsSelect(method);

    /// <summary>Gets the clauses after <c>from</c>, and then those after each <c>into</c>, with the variable that they use.</summary>
    /// <param name="query">The expression.</param>
    public static IEnumerable<(SyntaxToken Variable, QueryBodySyntax Body)> GetParts(QueryExpressionSyntax query)
    {
        var variable = query?.FromClause.Identifier ?? default;
        for (var body = query?.Body; body is not null; body = body.Continuation?.Body)
        {
            yield return (variable, body);
            variable = body.Continuation?.Identifier ?? default;
        }
    }

    /// <summary>Determines whether clauses return a query of the dataset: they select the row itself, so that no <c>Select</c> is called.</summary>
    /// <param name="body">The clauses.</param>
    /// <param name="variable">The variable that they use.</param>
    public static bool ReturnsDatasetQuery(QueryBodySyntax body, SyntaxToken variable) =>
        body is { Clauses.Count: > 0, SelectOrGroup: SelectClauseSyntax { Expression: IdentifierNameSyntax row } }
        && row.Identifier.ValueText == variable.ValueText
        && HasOnlyMethods(body);

    /// <summary>Determines whether each clause has a method of a dataset's query.</summary>
    /// <param name="body">The clauses.</param>
    public static bool HasOnlyMethods(QueryBodySyntax body) => body?.Clauses.All(clause => clause is WhereClauseSyntax or OrderByClauseSyntax) == true;

    /// <summary>Finds the query of a dataset to which the expression adds conditions and orders; null if it selects something else than the row.</summary>
    internal static ExpressionSyntax? FindSource(QueryExpressionSyntax query) =>
        query.FromClause.Type is null && GetParts(query).All(part => ReturnsDatasetQuery(part.Body, part.Variable)) ? query.FromClause.Expression : null;
}
