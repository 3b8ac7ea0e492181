using Insights.Typed.Language;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>Writes a query as the chain of calls that builds the same query.</summary>
public static class TypedQueryWriter
{
    private const string SystemNamespace = "global::System.";

    /// <summary>Gets the chain, one call a line; null if typed queries do not support exactly this query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="dataset">Its dataset, which has each name of the query.</param>
    /// <param name="importsSystem">Whether the code has a using directive for System, so that the chain writes its types without their namespace.</param>
    /// <exception cref="ArgumentException">The dataset does not have a name of the query.</exception>
    public static string? Write(QuerySyntax query, DatasetSchema dataset, bool importsSystem = false)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        if (dataset is null)
        {
            throw new ArgumentNullException(nameof(dataset));
        }

        var columns = new QueryNameCheck(dataset);
        var calls = new List<string> { $"{Identifier.DatasetsClass}.{CSharpText.EscapeIdentifier(dataset.Identifier)}" };
        if (query.Conditions.Count > 0)
        {
            var writer = new TypedCondition(importsSystem ? "" : SystemNamespace);
            var conditions = query.Conditions.Select(condition => writer.Write(condition, GetColumn(columns, condition.Column))).ToList();
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
            calls.Add($".During(t => t.{CSharpText.EscapeIdentifier(Require(dataset.FindDateRange(range.Text), range).Identifier)})");
        }

        if (query.Aggregation is { } aggregation)
        {
            calls.Add($".Aggregated(a => a.{CSharpText.EscapeIdentifier(Require(dataset.FindAggregation(aggregation.Text), aggregation).Identifier)})");
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

    /// <summary>Finds the condition for which <see cref="Write"/> returns null; null if typed queries support each condition.</summary>
    /// <param name="query">The query.</param>
    /// <param name="dataset">Its dataset, which has each name of the query.</param>
    /// <exception cref="ArgumentException">The dataset does not have a name of the query.</exception>
    public static ConditionSyntax? FindUnsupportedCondition(QuerySyntax query, DatasetSchema dataset)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        var columns = new QueryNameCheck(dataset);
        var writer = new TypedCondition(SystemNamespace);
        return query.Conditions.FirstOrDefault(condition => writer.Write(condition, GetColumn(columns, condition.Column)) is null);
    }

    private static string WriteMember(QueryNameCheck columns, QueryNameSyntax name) => "x." + CSharpText.EscapeIdentifier(GetColumn(columns, name).Identifier);

    private static ColumnSchema GetColumn(QueryNameCheck columns, QueryNameSyntax name) => Require(columns.FindColumn(name.Text), name);

    private static T Require<T>(T? found, QueryNameSyntax name)
        where T : class => found ?? throw new ArgumentException($"The dataset has no '{name.Text}'. Check the names before.", nameof(name));
}
