using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>A query whose rows are read as <typeparamref name="TResult"/>. An <see cref="InsightsClient"/> runs it.</summary>
/// <typeparam name="TResult">The type that one row is read as: a row record, or the result of a <c>Select</c>.</typeparam>
public abstract partial class InsightsQuery<TResult> : InsightsQuery, IUnsentQuery<TResult>
{
    private protected InsightsQuery(QueryClauses clauses, IReadOnlyList<ReaderColumn> columns)
        : base(clauses, columns)
    {
    }

    /// <summary>Creates the projector of records for one run, which may keep a row that it reuses.</summary>
    internal abstract RowProjector<TResult> CreateProjector();
}
