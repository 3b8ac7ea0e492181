using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Catalog;

/// <summary>A first query of a dataset, whose result suggests a chart if the dataset has the columns for one.</summary>
internal static class ExampleQuery
{
    private const int MaxColumns = 5;

    /// <summary>Finds the date range of the query, which is also the one that the page selects first; null if the dataset has none.</summary>
    public static DateRangeSchema? FindDateRange(DatasetSchema dataset) => dataset.DateRanges.Count > 0 ? dataset.DateRanges[0] : null;

    /// <param name="dataset">The dataset.</param>
    /// <param name="dateRange">The date range; null where the service's default applies.</param>
    public static QueryModel Create(DatasetSchema dataset, DateRangeSchema? dateRange)
    {
        // A day and a number make a line. The other columns are the first of the dataset, in its order.
        var chart = new[] { dataset.Columns.FirstOrDefault(column => column.Kind.IsTime()), dataset.Columns.FirstOrDefault(column => column.Kind.IsNumber()) };
        var selected = chart.OfType<ColumnSchema>().Concat(dataset.Columns).Distinct().Take(MaxColumns).ToHashSet();
        var columns = dataset.Columns.Where(selected.Contains).Select(column => column.Name).ToList();
        var names = columns.Count > 0 ? columns : [.. dataset.Metrics.Take(1).Select(metric => metric.Name)];
        return new QueryModel(names, dataset.Name)
        {
            DateRange = dateRange is null ? null : NameOrHole.FromName(dateRange.Name),
        };
    }
}
