using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>Methods of LINQ that compute one value of all rows. They exist to report an error: without them, the compiler reports unrelated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QueryTotals
{
    private const string Message = "A query has no rows until a client runs it. Select a metric, which the service computes, or use System.Linq.AsyncEnumerable on the rows, such as await client.RunAsync(query).CountAsync().";

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static int Count<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static long LongCount<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<int> CountAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<int> CountAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<long> LongCountAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<long> LongCountAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T Sum<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static TValue Sum<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T Average<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static TValue Average<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T Min<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static TValue Min<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T Max<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static TValue Max<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<TValue> SumAsync<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> SumAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<TValue> AverageAsync<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> AverageAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<TValue> MinAsync<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> MinAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<TValue> MaxAsync<T, TValue>(this IUnsentQuery<T> query, Func<T, TValue> selector, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> MaxAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T MinBy<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T MaxBy<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the service counts and sums by metrics, and the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static TResult Aggregate<T, TResult>(this IUnsentQuery<T> query, TResult seed, Func<TResult, T, TResult> func) => throw new NotSupportedException(Message);
}
