using System.ComponentModel;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>What an interceptor calls in place of <c>Select</c>. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InterceptedSelect
{
    /// <summary>Selects just what a reader reads.</summary>
    public static InsightsQuery<TResult> Create<TRow, TResult>(DatasetQuery<TRow> query, RowReader<TRow> reader, Func<TRow, TResult> projection)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reader);
        return query.Select(reader, projection);
    }
}
