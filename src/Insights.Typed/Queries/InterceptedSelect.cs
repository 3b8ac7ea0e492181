using System.ComponentModel;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>The method that an interceptor calls in place of <c>Select</c>. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InterceptedSelect
{
    /// <summary>Selects the columns that a reader reads.</summary>
    public static InsightsQuery<TResult> Create<TRow, TResult>(DatasetQuery<TRow> query, RowReader<TRow> reader, Func<TRow, TResult> projection)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reader);
        return query.Select(reader, projection);
    }
}
