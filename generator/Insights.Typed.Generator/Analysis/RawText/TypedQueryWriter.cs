using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Writes a query as the chain of calls that builds the same query.</summary>
internal static class TypedQueryWriter
{
    /// <summary>Gets the chain, one call a line; null if typed queries do not support exactly this query.</summary>
    public static string? Write(QuerySyntax query, DatasetSchema dataset)
    {
        var calls = new List<string> { $"{GeneratedNames.Datasets}.{CSharp.EscapeIdentifier(dataset.Identifier)}" };
        if (query.Conditions.Count > 0)
        {
            var conditions = query.Conditions.Select(condition => TypedCondition.Write(condition, GetColumn(dataset, condition.Column))).ToList();
            if (conditions.Contains(null))
            {
                return null;
            }

            calls.Add($".Where(x => {string.Join(" && ", conditions)})");
        }

        calls.AddRange(query.OrderBy.Select((ordering, index) =>
            $".{(index == 0 ? "OrderBy" : "ThenBy")}{(ordering.IsDescending ? "Descending" : "")}(x => {WriteMember(dataset, ordering.Column)})"));

        if (query.DateRange is { } range)
        {
            // A date range that the schema does not list has no member.
            if (dataset.DateRanges.FirstOrDefault(r => string.Equals(r.Name, range.Text, StringComparison.OrdinalIgnoreCase)) is not { } schema)
            {
                return null;
            }

            calls.Add($".During(t => t.{CSharp.EscapeIdentifier(schema.Identifier)})");
        }

        if (query.Aggregation is { } aggregation)
        {
            if (dataset.Aggregations.FirstOrDefault(a => string.Equals(a.Name, aggregation.Text, StringComparison.OrdinalIgnoreCase)) is not { } schema)
            {
                return null;
            }

            calls.Add($".Aggregated(a => a.{CSharp.EscapeIdentifier(schema.Identifier)})");
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

        var members = query.Columns.Select(column => WriteMember(dataset, column)).ToList();
        calls.Add(members.Count == 1 ? $".Select(x => {members[0]})" : $".Select(x => new {{ {string.Join(", ", members)} }})");
        return string.Join("\n", calls);
    }

    private static string WriteMember(DatasetSchema dataset, QueryNameSyntax name) => "x." + CSharp.EscapeIdentifier(GetColumn(dataset, name).Identifier);

    private static ColumnSchema GetColumn(DatasetSchema dataset, QueryNameSyntax name) =>
        NameCheck.FindColumn(dataset, name) ?? throw new ArgumentException($"'{name.Text}' is not a column of {dataset.Name}. Check the names before.", nameof(name));
}
