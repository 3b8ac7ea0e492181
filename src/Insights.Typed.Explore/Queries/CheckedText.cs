using System.Text.Json.Nodes;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Queries;

/// <summary>The text of a query that a request contains.</summary>
internal static class CheckedText
{
    /// <summary>The maximum length of a query: any that a person writes, with room for long lists of values.</summary>
    public const int MaxLength = 65536;

    /// <exception cref="ExploreException">The text is too long.</exception>
    public static string Bound(string text) => text.Length <= MaxLength
        ? text
        : throw new ExploreException(ExploreFailure.TooLarge, FormattableString.Invariant($"The query has {text.Length} characters; the page accepts up to {MaxLength}."));

    /// <summary>Inspects a query that will be sent to the service.</summary>
    /// <exception cref="ExploreException">It has problems. The service checks what the schemas do not describe, such as an unknown dataset.</exception>
    public static QueryInspection Require(string text, IReadOnlyList<DatasetSchema> datasets)
    {
        var inspection = new QueryInspection(Bound(text), datasets);
        var problems = inspection.Problems.Where(problem => problem != inspection.UnknownDataset).ToList();
        return problems.Count == 0
            ? inspection
            : throw new ExploreException(ExploreFailure.QueryInvalid, string.Join(' ', problems.Select(problem => problem.Message)));
    }

    public static JsonObject Describe(QueryProblem problem) => new()
    {
        ["start"] = problem.Start,
        ["length"] = problem.Length,
        ["message"] = problem.Message,
        ["suggestion"] = problem.Suggestion,
    };
}
