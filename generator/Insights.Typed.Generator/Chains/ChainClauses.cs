using System.Collections.Immutable;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Chains;

/// <summary>What a chain of calls makes of a query, as far as it is fixed at compile time. The shown text and the probe are both written from it.</summary>
/// <param name="Start">What the chain starts with, where that is not the dataset itself: it brings clauses that are not known here. Otherwise null.</param>
/// <param name="IsDistinct">Whether <c>Distinct</c> is called.</param>
/// <param name="Conditions">All conditions, in their order.</param>
/// <param name="Order">The orderings that count.</param>
/// <param name="Limit">The limit; null where there is none.</param>
/// <param name="Range">The date range; null where there is none.</param>
internal sealed record ChainClauses(
    string? Start,
    bool IsDistinct,
    ImmutableArray<ConditionPart> Conditions,
    ImmutableArray<ChainOrdering> Order,
    ChainLimit? Limit,
    ChainRange? Range)
{
    public static ChainClauses Of(QueryChain chain, DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
    {
        var reader = new ConditionReader(dataset, model, cancellationToken);
        var during = chain.Calls.LastOrDefault(c => c.Method == "During");
        return new ChainClauses(
            chain.IsWhole ? null : ChainText.Hole(chain.Start),
            chain.Calls.Any(c => c.Method == "Distinct"),
            [.. chain.Calls.Where(c => c.Method == "Where").SelectMany(reader.Read)],
            [.. ChainOrdering.Of(chain.Calls, dataset)],
            ChainLimit.Of(chain.Calls, model, cancellationToken),
            during is null ? null : new ChainRange(dataset.DateRanges.FirstOrDefault(r => r.Identifier == during.Member)?.Name, ChainText.Hole(during.Body)));
    }

    /// <summary>The query's text, every clause in the language's own order; a clause without parts is left out.</summary>
    public static string Write(
        bool isDistinct, IEnumerable<string> selected, string from, IEnumerable<string> conditions, IEnumerable<string> order, string? limit, string? range) =>
        (isDistinct ? "SELECT DISTINCT " : "SELECT ") + string.Join(", ", selected) + " FROM " + from
        + Clause(" WHERE ", " AND ", conditions)
        + Clause(" ORDER BY ", ", ", order)
        + (limit is null ? "" : " LIMIT " + limit)
        + (range is null ? "" : " TIMESPAN " + range);

    private static string Clause(string start, string separator, IEnumerable<string> parts) =>
        string.Join(separator, parts) is { Length: > 0 } joined ? start + joined : "";
}

/// <summary>The date range of a chain.</summary>
/// <param name="Name">The service's name; null where it is known only at run time.</param>
/// <param name="Hole">What is shown in its place then.</param>
internal sealed record ChainRange(string? Name, string Hole);
