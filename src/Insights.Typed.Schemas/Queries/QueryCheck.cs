using Insights.Typed.Language;
using Insights.Typed.Schemas.Queries;

namespace Insights.Typed.Schemas;

/// <summary>
/// The one check of a query on a dataset: of its names, and of the values that its columns are compared with. The service refuses a wrong
/// name; with a wrong value it only returns no rows.
/// </summary>
public static class QueryCheck
{
    /// <summary>Finds what does not match the dataset, in the order of the query's text.</summary>
    /// <param name="query">The query. Its FROM is not checked.</param>
    /// <param name="dataset">The dataset.</param>
    public static IEnumerable<QueryMismatch> FindMismatches(QuerySyntax query, DatasetSchema dataset)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        var names = new QueryNameCheck(dataset);
        return names.FindProblems(query)
            .Select(problem => new QueryMismatch(problem.Span, problem.Describe(query, dataset), problem.FindSuggestion()))
            .Concat(query.Conditions.SelectMany(condition => QueryValueCheck.FindMismatches(condition, names.FindColumn(condition.Column.Text))))
            .OrderBy(mismatch => mismatch.Span.Start);
    }
}
