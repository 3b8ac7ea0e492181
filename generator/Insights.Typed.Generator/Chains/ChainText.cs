using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>The text of a query as far as it is fixed at compile time, with <c>{name}</c> for what is not.</summary>
internal sealed class ChainText(DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
{
    public string Of(QueryChain chain, IEnumerable<string> selected)
    {
        var clauses = ChainClauses.Of(chain, dataset, model, cancellationToken);
        return ChainClauses.Write(
            clauses.IsDistinct,
            selected,

            // The clauses that a variable holds, wherever it got them, come with it.
            clauses.Start is null ? dataset.Name : $"{dataset.Name} {clauses.Start}",
            clauses.Conditions.Select(part => part.Column is null || part.IsOpen ? Hole(part.Node) : part.TextWith(value => value.Hole)),
            clauses.Order.Select(o => o.TextOr(Hole(o.Body))),
            clauses.Limit?.Text,
            clauses.Range is { } range ? range.Name ?? range.Hole : null);
    }

    /// <summary>What is known only at run time, on one line.</summary>
    public static string Hole(ExpressionSyntax? expression) => expression is null ? "{…}" : $"{{{Source(expression)}}}";

    /// <summary>An expression on one line.</summary>
    public static string Source(ExpressionSyntax expression) =>
        string.Join(" ", expression.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
