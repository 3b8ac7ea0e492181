using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Something that the schemas have to say of a query.</summary>
/// <param name="Span">The very word.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Suggestion">What was probably meant, to be put in its place.</param>
internal sealed record NameProblem(QuerySpan Span, string Message, string? Suggestion);

/// <summary>Looks a query's names up in the schemas.</summary>
internal static class NameCheck
{
    public static IEnumerable<NameProblem> Of(QuerySyntax query, SchemaCatalog catalog)
    {
        if (catalog.ByName(query.Dataset.Text) is not { } dataset)
        {
            return [Unknown(query.Dataset, $"No schema of this project describes a dataset '{query.Dataset.Text}'.", catalog.Datasets.Select(d => d.Name))];
        }

        return Columns(query, dataset)
            .Concat(Repeated(query))
            .Concat(DateRange(query, dataset))
            .Concat(Aggregation(query, dataset))
            .Concat(query.Conditions.SelectMany(condition => ValueCheck.Of(condition, dataset)));
    }

    /// <summary>The column or metric of a name in a query, or null.</summary>
    public static ColumnSchema? Find(DatasetSchema dataset, QueryNameSyntax name) => dataset.Columns.Concat(dataset.Metrics)
        .FirstOrDefault(column => string.Equals(column.Name, name.Text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<NameProblem> Columns(QuerySyntax query, DatasetSchema dataset) =>
        query.Columns.Concat(query.Conditions.Select(c => c.Column)).Concat(query.OrderBy.Select(o => o.Column))
            .Where(name => Find(dataset, name) is null)
            .Select(name => Unknown(
                name, $"{dataset.Name} has no column or metric '{name.Text}'.", dataset.Columns.Concat(dataset.Metrics).Select(column => column.Name)));

    private static List<NameProblem> Repeated(QuerySyntax query)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return query.Columns
            .Where(name => !seen.Add(name.Text))
            .Select(name => new NameProblem(name.Span, $"'{name.Text}' is selected twice.", null))
            .ToList();
    }

    private static IEnumerable<NameProblem> DateRange(QuerySyntax query, DatasetSchema dataset)
    {
        // A schema can leave its date ranges out; then nothing is known of them.
        if (query.DateRange is not { } range
            || dataset.DateRanges.Count == 0
            || dataset.DateRanges.Any(r => string.Equals(r.Name, range.Text, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var offered = dataset.DateRanges.Select(r => r.Name).ToList();
        return [Unknown(range, $"{dataset.Name} has no date range '{range.Text}'; it has {string.Join(", ", offered)}.", offered)];
    }

    private static IEnumerable<NameProblem> Aggregation(QuerySyntax query, DatasetSchema dataset)
    {
        if (query is not { Aggregation: { } aggregation, DateRange: { } range })
        {
            return [];
        }

        var offered = dataset.Aggregations.Select(a => a.Name).ToList();
        if (dataset.Aggregations.FirstOrDefault(a => string.Equals(a.Name, aggregation.Text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            // A range that the dataset does not have is reported itself, and one in a hole is not known.
            var isKnown = dataset.DateRanges.Any(r => string.Equals(r.Name, range.Text, StringComparison.OrdinalIgnoreCase));
            return !isKnown || found.IsFor(range.Text) ? [] : [new NameProblem(aggregation.Span, $"{dataset.Name} has {found.Name} for {string.Join(", ", found.DateRanges)}, not for {range.Text}.", null)];
        }

        return offered.Count == 0
            ? [new NameProblem(aggregation.Span, $"{dataset.Name} has no aggregations.", null)]
            : [Unknown(aggregation, $"{dataset.Name} has no aggregation '{aggregation.Text}'; it has {string.Join(", ", offered)}.", offered)];
    }

    private static NameProblem Unknown(QueryNameSyntax name, string message, IEnumerable<string> known)
    {
        var candidates = known.ToList();
        return new NameProblem(name.Span, message + NameSuggestion.For(name.Text, candidates), NameSuggestion.Nearest(name.Text, candidates));
    }
}
