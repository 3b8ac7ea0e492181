using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>The kinds of problem that a name in a query can have.</summary>
public enum QueryNameProblemKind
{
    /// <summary>The dataset has no column or metric of the name.</summary>
    UnknownColumn,

    /// <summary>The column or metric is selected twice.</summary>
    RepeatedColumn,

    /// <summary>The dataset has no date range of the name.</summary>
    UnknownDateRange,

    /// <summary>The dataset has no aggregation of the name.</summary>
    UnknownAggregation,

    /// <summary>The dataset has the aggregation, but not for the query's date range.</summary>
    UnavailableAggregation,
}

/// <summary>A problem of a name in a query.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Span">The position of the name.</param>
/// <param name="Name">The name as the query writes it; an aggregation that the dataset has, as the dataset writes it.</param>
/// <param name="AvailableNames">The names that the query can use instead; for an aggregation that is not available for the date range, the date ranges that it is available for.</param>
public sealed record QueryNameProblem(QueryNameProblemKind Kind, QuerySpan Span, string Name, IReadOnlyList<string> AvailableNames)
{
    /// <summary>Finds the name that was probably meant; null if none is similar, or if the name exists.</summary>
    public string? FindSuggestion() => Kind switch
    {
        QueryNameProblemKind.UnknownColumn or QueryNameProblemKind.UnknownDateRange or QueryNameProblemKind.UnknownAggregation => NameSuggestion.FindNearest(Name, AvailableNames),
        QueryNameProblemKind.RepeatedColumn or QueryNameProblemKind.UnavailableAggregation => null,
    };

    /// <summary>Describes the problem as a sentence, with the suggestion of <see cref="FindSuggestion"/> if one exists.</summary>
    /// <param name="query">The query that was checked.</param>
    /// <param name="dataset">The dataset that it was checked against.</param>
    public string Describe(QuerySyntax query, DatasetSchema dataset)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        if (dataset is null)
        {
            throw new ArgumentNullException(nameof(dataset));
        }

        var available = string.Join(", ", AvailableNames);
        var message = Kind switch
        {
            QueryNameProblemKind.UnknownColumn => $"{dataset.Name} has no column or metric '{Name}'.",
            QueryNameProblemKind.RepeatedColumn => $"'{Name}' is selected twice.",
            QueryNameProblemKind.UnknownDateRange => AvailableNames.Count == 0
                ? $"{dataset.Name} has no date ranges. Remove TIMESPAN."
                : $"{dataset.Name} has no date range '{Name}'; it has {available}.",
            QueryNameProblemKind.UnknownAggregation => AvailableNames.Count == 0
                ? $"{dataset.Name} has no aggregations. Remove AGGREGATED."
                : $"{dataset.Name} has no aggregation '{Name}'; it has {available}.",
            QueryNameProblemKind.UnavailableAggregation =>
                $"The aggregation {Name} of {dataset.Name} is available for {available}, not for {query.DateRange?.Text}.",
        };
        return FindSuggestion() is { } suggestion ? $"{message} Did you mean '{suggestion}'?" : message;
    }
}
