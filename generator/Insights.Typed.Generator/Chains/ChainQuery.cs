using System.Collections.Immutable;
using Insights.Typed.Generator.Model;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Chains;

/// <summary>
/// The query of a chain of calls, with holes for what is known only at run time. The text in diagnostics, the manifest and
/// the probe are created from it.
/// </summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Start">The C# source that the chain starts with, if it is not the dataset itself: its clauses are not known here. Otherwise null.</param>
/// <param name="IsDistinct">Whether <c>Distinct</c> is called.</param>
/// <param name="Conditions">All conditions, in their order.</param>
/// <param name="OrderBy">The effective orderings.</param>
/// <param name="Limit">The limit, or null.</param>
/// <param name="DateRange">The date range, or null.</param>
/// <param name="Aggregation">The aggregation, or null.</param>
internal sealed record ChainQuery(
    DatasetSchema Dataset,
    string? Start,
    bool IsDistinct,
    ImmutableArray<ChainCondition> Conditions,
    ImmutableArray<QueryOrdering> OrderBy,
    ChainLimit? Limit,
    NameOrHole? DateRange,
    NameOrHole? Aggregation)
{
    public static ChainQuery Read(QueryChain chain, DatasetSchema dataset, SemanticModel model, CancellationToken cancellationToken)
    {
        var conditions = new ConditionReader(dataset, model, cancellationToken);
        return new ChainQuery(
            dataset,
            chain.StartsAtDataset ? null : ExpressionText.From(chain.Start),
            chain.Calls.Any(c => c.Method == "Distinct"),
            [.. chain.Calls.Where(c => c.Method == "Where").SelectMany(conditions.Read)],
            [.. ReadOrderings(chain.Calls, dataset)],
            ChainLimit.Read(chain.Calls, model, cancellationToken),
            chain.Calls.LastOrDefault(c => c.Method == "During") is { } during ? ToNameOrHole(dataset.DateRanges.FirstOrDefault(r => r.Identifier == during.Member)?.Name, during) : null,
            chain.Calls.LastOrDefault(c => c.Method == "Aggregated") is { } aggregated ? ToNameOrHole(dataset.Aggregations.FirstOrDefault(a => a.Identifier == aggregated.Member)?.Name, aggregated) : null);
    }

    /// <summary>Gets the query for display.</summary>
    /// <param name="selected">The names of the selected columns and metrics.</param>
    public QueryModel ToModel(IReadOnlyList<string> selected) => new(selected, Dataset.Name)
    {
        IsDistinct = IsDistinct,
        RunTimeClauses = Start,
        Conditions = [.. Conditions.Select(c => c.HasUnknownOperator ? ConditionModel.FromHole(ExpressionText.From(c.Node)) : c.Condition)],
        OrderBy = OrderBy,
        Limit = Limit?.Value,
        DateRange = DateRange,
        Aggregation = Aggregation,
    };

    /// <summary>Gets the effective orderings, the most significant first: an <c>OrderBy</c> removes those before it.</summary>
    private static List<QueryOrdering> ReadOrderings(IEnumerable<ChainCall> calls, DatasetSchema dataset)
    {
        var orderings = new List<QueryOrdering>();
        foreach (var call in calls)
        {
            var isFirst = call.Method.StartsWith("OrderBy", StringComparison.Ordinal);
            if (!isFirst && !call.Method.StartsWith("ThenBy", StringComparison.Ordinal))
            {
                continue;
            }

            if (isFirst)
            {
                orderings.Clear();
            }

            var column = SelectedColumn.GetAll(dataset).FirstOrDefault(c => c.Schema.Identifier == call.Member)?.Schema.Name;
            orderings.Add(new QueryOrdering(
                ToNameOrHole(column, call),
                call.Method.EndsWith("Descending", StringComparison.Ordinal) ? SortDirection.Descending : SortDirection.Ascending));
        }

        return orderings;
    }

    private static NameOrHole ToNameOrHole(string? name, ChainCall call) => name is null ? NameOrHole.FromHole(ExpressionText.From(call.Body)) : NameOrHole.FromName(name);
}
