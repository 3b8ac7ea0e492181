using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>A part of a query that does not match the schemas.</summary>
/// <param name="Span">The name or value.</param>
/// <param name="Message">The message.</param>
/// <param name="Suggestion">The replacement that was probably meant, or null.</param>
internal sealed record NameProblem(QuerySpan Span, string Message, string? Suggestion);

/// <summary>Reports the names and values of a query that do not match the schemas.</summary>
internal static class NameCheck
{
    public static IEnumerable<NameProblem> FindProblems(QuerySyntax query, SchemaCatalog catalog)
    {
        var name = query.Dataset;
        if (catalog.FindByName(name.Text) is not { } dataset)
        {
            return [Create(name.Span, $"No schema of this project describes a dataset '{name.Text}'.", NameSuggestion.FindNearest(name.Text, catalog.Datasets.Select(d => d.Name)))];
        }

        var check = new QueryNameCheck(dataset);
        return check.FindProblems(query)
            .Select(problem => Create(problem.Span, Describe(problem, query, dataset), problem.FindSuggestion()))
            .Concat(query.Conditions.SelectMany(condition => ValueCheck.FindProblems(condition, check.FindColumn(condition.Column.Text))));
    }

    private static string Describe(QueryNameProblem problem, QuerySyntax query, DatasetSchema dataset)
    {
        var available = string.Join(", ", problem.AvailableNames);
        return problem.Kind switch
        {
            QueryNameProblemKind.UnknownColumn => $"{dataset.Name} has no column or metric '{problem.Name}'.",
            QueryNameProblemKind.RepeatedColumn => $"'{problem.Name}' is selected twice.",
            QueryNameProblemKind.UnknownDateRange => problem.AvailableNames.Count == 0
                ? $"{dataset.Name} has no date ranges."
                : $"{dataset.Name} has no date range '{problem.Name}'; it has {available}.",
            QueryNameProblemKind.UnknownAggregation => problem.AvailableNames.Count == 0
                ? $"{dataset.Name} has no aggregations."
                : $"{dataset.Name} has no aggregation '{problem.Name}'; it has {available}.",
            QueryNameProblemKind.UnavailableAggregation =>
                $"The aggregation {problem.Name} of {dataset.Name} is available for {available}, not for {query.DateRange?.Text}.",
        };
    }

    private static NameProblem Create(QuerySpan span, string message, string? suggestion) =>
        new(span, suggestion is null ? message : $"{message} Did you mean '{suggestion}'?", suggestion);
}
