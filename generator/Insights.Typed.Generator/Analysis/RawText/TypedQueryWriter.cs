using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Writes a query as the chain of calls that builds the same query.</summary>
internal static class TypedQueryWriter
{
    /// <summary>Gets the chain, one call a line; null if typed queries do not support exactly this query. The dataset has each name of the query.</summary>
    public static string? Write(QuerySyntax query, DatasetSchema dataset)
    {
        var columns = new QueryNameCheck(dataset);
        var calls = new List<string> { $"{GeneratedNames.Datasets}.{CSharp.EscapeIdentifier(dataset.Identifier)}" };
        if (query.Conditions.Count > 0)
        {
            var conditions = query.Conditions.Select(condition => TypedCondition.Write(condition, GetColumn(columns, condition.Column))).ToList();
            if (conditions.Contains(null))
            {
                return null;
            }

            calls.Add($".Where(x => {string.Join(" && ", conditions)})");
        }

        calls.AddRange(query.OrderBy.Select((ordering, index) =>
            $".{(index == 0 ? "OrderBy" : "ThenBy")}{(ordering.IsDescending ? "Descending" : "")}(x => {WriteMember(columns, ordering.Column)})"));

        if (query.DateRange is { } range)
        {
            calls.Add($".During(t => t.{CSharp.EscapeIdentifier(Require(dataset.FindDateRange(range.Text), range).Identifier)})");
        }

        if (query.Aggregation is { } aggregation)
        {
            calls.Add($".Aggregated(a => a.{CSharp.EscapeIdentifier(Require(dataset.FindAggregation(aggregation.Text), aggregation).Identifier)})");
        }

        if (query.IsDistinct)
        {
            calls.Add(".Distinct()");
        }

        if (query.Limit is { } limit)
        {
            if (limit.Count > int.MaxValue)
            {
                return null;
            }

            calls.Add(FormattableString.Invariant($".Take({limit.Count})"));
        }

        var members = query.Columns.Select(column => WriteMember(columns, column)).ToList();
        calls.Add(members.Count == 1 ? $".Select(x => {members[0]})" : $".Select(x => new {{ {string.Join(", ", members)} }})");
        return string.Join("\n", calls);
    }

    private static string WriteMember(QueryNameCheck columns, QueryNameSyntax name) => "x." + CSharp.EscapeIdentifier(GetColumn(columns, name).Identifier);

    private static ColumnSchema GetColumn(QueryNameCheck columns, QueryNameSyntax name) => Require(columns.FindColumn(name.Text), name);

    private static T Require<T>(T? found, QueryNameSyntax name)
        where T : class => found ?? throw new ArgumentException($"The dataset has no '{name.Text}'. Check the names before.", nameof(name));
}
