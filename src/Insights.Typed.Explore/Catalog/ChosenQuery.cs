using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Catalog;

/// <summary>The query of what a person chooses of a dataset in the catalog.</summary>
internal static class ChosenQuery
{
    /// <summary>Creates the text of the query. The names are in the order of the dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="names">The chosen columns and metrics; empty for the example of the dataset.</param>
    /// <param name="dateRange">The chosen date range; null where the service's default applies.</param>
    /// <exception cref="ExploreException">The dataset does not have one of the names.</exception>
    public static string Create(DatasetSchema dataset, IReadOnlyCollection<string> names, string? dateRange)
    {
        var range = dateRange is null ? null : dataset.FindDateRange(dateRange) ?? throw CreateException(dataset, "date range", dateRange);
        if (names.Count == 0)
        {
            return ExampleQuery.Create(dataset, range).ToString();
        }

        var members = dataset.Columns.Concat(dataset.Metrics).Select(member => member.Name).ToList();
        if (names.FirstOrDefault(name => !members.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw CreateException(dataset, "column or metric", unknown);
        }

        return QueryWriter.WriteLines(new QueryModel([.. members.Where(member => names.Contains(member, StringComparer.OrdinalIgnoreCase))], dataset.Name)
        {
            DateRange = range is null ? null : NameOrHole.FromName(range.Name),
        });
    }

    private static ExploreException CreateException(DatasetSchema dataset, string kind, string name) =>
        new(ExploreFailure.BadRequest, $"{dataset.Name} has no {kind} '{name}'.");
}
