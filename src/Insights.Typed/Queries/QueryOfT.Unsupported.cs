using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <content>
/// What the compiler looks for in <c>await</c> and <c>foreach</c>. These members exist to report an error. As extension methods, they would be in the
/// compiler's message about any other value that cannot be awaited or enumerated.
/// </content>
public abstract partial class InsightsQuery<TResult>
{
    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(RowsOfQueries.Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<TResult> GetEnumerator() => throw new NotSupportedException(RowsOfQueries.Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(RowsOfQueries.Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public IAsyncEnumerator<TResult> GetAsyncEnumerator() => throw new NotSupportedException(RowsOfQueries.Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(RowsOfQueries.Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TaskAwaiter<List<TResult>> GetAwaiter() => throw new NotSupportedException(RowsOfQueries.Message);
}
