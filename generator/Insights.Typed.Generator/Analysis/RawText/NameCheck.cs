using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>A part of a query that does not match the schemas.</summary>
/// <param name="Span">The name or value.</param>
/// <param name="Message">The message.</param>
/// <param name="Suggestion">The replacement that was probably meant, or null.</param>
internal sealed record NameProblem(QuerySpan Span, string Message, string? Suggestion);

/// <summary>Compares a query's names with the schemas.</summary>
internal static class NameCheck
{
    public static IEnumerable<NameProblem> FindProblems(QuerySyntax query, SchemaCatalog catalog)
    {
        if (catalog.FindByName(query.Dataset.Text) is not { } dataset)
        {
            return [CreateUnknownName(query.Dataset, $"No schema of this project describes a dataset '{query.Dataset.Text}'.", catalog.Datasets.Select(d => d.Name))];
        }

        return CheckColumns(query, dataset)
            .Concat(CheckDuplicates(query))
            .Concat(CheckDateRange(query, dataset))
            .Concat(CheckAggregation(query, dataset))
            .Concat(query.Conditions.SelectMany(condition => ValueCheck.FindProblems(condition, dataset)));
    }

    /// <summary>Finds the column or metric of a name in a query, or null.</summary>
    public static ColumnSchema? FindColumn(DatasetSchema dataset, QueryNameSyntax name) => dataset.Columns.Concat(dataset.Metrics)
        .FirstOrDefault(column => string.Equals(column.Name, name.Text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<NameProblem> CheckColumns(QuerySyntax query, DatasetSchema dataset) =>
        query.Columns.Concat(query.Conditions.Select(c => c.Column)).Concat(query.OrderBy.Select(o => o.Column))
            .Where(name => FindColumn(dataset, name) is null)
            .Select(name => CreateUnknownName(
                name, $"{dataset.Name} has no column or metric '{name.Text}'.", dataset.Columns.Concat(dataset.Metrics).Select(column => column.Name)));

    private static List<NameProblem> CheckDuplicates(QuerySyntax query)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return query.Columns
            .Where(name => !seen.Add(name.Text))
            .Select(name => new NameProblem(name.Span, $"'{name.Text}' is selected twice.", null))
            .ToList();
    }

    private static IEnumerable<NameProblem> CheckDateRange(QuerySyntax query, DatasetSchema dataset)
    {
        // A schema without date ranges accepts all of them.
        if (query.DateRange is not { } range
            || dataset.DateRanges.Count == 0
            || dataset.DateRanges.Any(r => string.Equals(r.Name, range.Text, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var availableNames = dataset.DateRanges.Select(r => r.Name).ToList();
        return [CreateUnknownName(range, $"{dataset.Name} has no date range '{range.Text}'; it has {string.Join(", ", availableNames)}.", availableNames)];
    }

    private static IEnumerable<NameProblem> CheckAggregation(QuerySyntax query, DatasetSchema dataset)
    {
        if (query is not { Aggregation: { } aggregation, DateRange: { } range })
        {
            return [];
        }

        var availableNames = dataset.Aggregations.Select(a => a.Name).ToList();
        if (dataset.Aggregations.FirstOrDefault(a => string.Equals(a.Name, aggregation.Text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            // A range that the dataset does not have is reported separately, and a range in a hole is not known.
            var isKnown = dataset.DateRanges.Any(r => string.Equals(r.Name, range.Text, StringComparison.OrdinalIgnoreCase));
            return !isKnown || found.IsAvailableFor(range.Text) ? [] : [new NameProblem(aggregation.Span, $"The aggregation {found.Name} of {dataset.Name} is available for {string.Join(", ", found.DateRanges)}, not for {range.Text}.", null)];
        }

        return availableNames.Count == 0
            ? [new NameProblem(aggregation.Span, $"{dataset.Name} has no aggregations.", null)]
            : [CreateUnknownName(aggregation, $"{dataset.Name} has no aggregation '{aggregation.Text}'; it has {string.Join(", ", availableNames)}.", availableNames)];
    }

    private static NameProblem CreateUnknownName(QueryNameSyntax name, string message, IEnumerable<string> known)
    {
        var candidates = known.ToList();
        return new NameProblem(name.Span, message + NameSuggestion.GetHint(name.Text, candidates), NameSuggestion.FindNearest(name.Text, candidates));
    }
}
