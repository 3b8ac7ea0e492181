using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>A query whose rows are read as <typeparamref name="TResult"/>. What an <see cref="InsightsClient"/> runs.</summary>
/// <typeparam name="TResult">What one row becomes: a row record, or what a <c>Select</c> makes of it.</typeparam>
public abstract class InsightsQuery<TResult> : InsightsQuery
{
    private protected InsightsQuery(QueryClauses clauses, IReadOnlyList<ReaderColumn> columns)
        : base(clauses, columns)
    {
    }

    /// <summary>What turns records into rows, for one run: it may hold on to a row that it reuses.</summary>
    internal abstract RowProjector<TResult> CreateProjector();
}
