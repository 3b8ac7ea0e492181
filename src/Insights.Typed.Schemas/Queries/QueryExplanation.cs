using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>Explains what a query selects.</summary>
/// <param name="inspection">The inspection of the query.</param>
public sealed class QueryExplanation(QueryInspection inspection)
{
    /// <summary>Gets each part of the query: its heading and its meaning. A query with an unknown dataset or wrong syntax has none.</summary>
    public IEnumerable<(string Part, string Words)> GetParts()
    {
        if (inspection.Query is not { } query || inspection.Dataset is not { } dataset)
        {
            yield break;
        }

        yield return ("Dataset", dataset.Description is null ? dataset.Name : $"{dataset.Name}. {dataset.Description}");
        var metrics = query.Columns.Where(name => inspection.FindMetric(name.Text) is not null).ToList();
        yield return ("Rows", DescribeRows(query, metrics.Count));
        foreach (var name in query.Columns)
        {
            var metric = inspection.FindMetric(name.Text);
            yield return (metric is null ? "Column" : "Metric", DescribeColumn(metric ?? inspection.FindColumn(name.Text), name.Text));
        }

        foreach (var condition in query.Conditions)
        {
            yield return ("Only where", $"{condition.Column.Text} {condition.Operator.ToDescription()} {condition.Value}");
        }

        foreach (var ordering in query.OrderBy)
        {
            yield return ("Ordered by", $"{ordering.Column.Text}, {(ordering.IsDescending ? "descending" : "ascending")}");
        }

        if (query.Limit is { } limit)
        {
            yield return ("At most", EnglishText.Count(limit.Count, "row"));
        }

        yield return ("Date range", DescribeDateRange(query, dataset));
        if (query.Aggregation is { } aggregation)
        {
            yield return ("Aggregated", aggregation.Text);
        }

        if (dataset.Details.MinimumRecurrenceInterval is { } hours)
        {
            yield return ("As a report", hours == 1 ? "at most every hour" : $"at most every {EnglishText.Count(hours, "hour")}");
        }
    }

    private static string DescribeRows(QuerySyntax query, int metrics) => metrics switch
    {
        > 0 when metrics == query.Columns.Count => "one, for all data",
        > 0 => "one for each combination of the selected columns",
        _ when query.Aggregation is not null => "one for each combination of the selected columns",
        _ => query.IsDistinct ? "distinct combinations of the selected columns" : "all, including duplicates",
    };

    private static string DescribeDateRange(QuerySyntax query, DatasetSchema dataset) =>
        query.DateRange is { } range ? range.Text
        : dataset.DateRanges.Count > 0 ? $"the last {ServiceProgram.DefaultDateRangeLength}, the service's default without TIMESPAN"
        : "none, since the dataset has no date ranges";

    private static string DescribeColumn(ColumnSchema? column, string name) => column is null
        ? name
        : $"{column.Name}: {column.Type.ToString().ToLowerInvariant()}{(column.IsNullable ? ", may be missing" : "")}{(column.BooleanFormat is { } flag ? $", {flag.True} or {flag.False}" : "")}{(column.Description is null ? "" : $". {column.Description}")}";
}
