using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>The result of <c>Select</c>: the selected columns and the projection of each row.</summary>
internal sealed class ProjectedQuery<TRow, TResult>(QueryClauses clauses, RowReader<TRow> reader, Func<TRow, TResult> projection)
    : InsightsQuery<TResult>(clauses, reader.Columns)
    where TRow : class
{
    internal override RowProjector<TResult> CreateProjector() => new SelectProjector<TRow, TResult>(reader, projection);
}
