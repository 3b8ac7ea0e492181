using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>What <c>Select</c> gives: chosen columns, and what to make of each row.</summary>
internal sealed class ProjectedQuery<TRow, TResult>(QueryClauses clauses, RowReader<TRow> reader, Func<TRow, TResult> projection)
    : InsightsQuery<TResult>(clauses, reader.Columns)
    where TRow : class
{
    internal override RowProjector<TResult> CreateProjector() => new SelectProjector<TRow, TResult>(reader, projection);
}
