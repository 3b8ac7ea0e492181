using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>Operators of LINQ that the query language does not have. They exist to report an error: without them, the compiler reports unrelated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedOperators
{
    private const string RowsMessage = "The query language does not have this operator. Use it on the rows: System.Linq.AsyncEnumerable has it for client.RunAsync(query).";
    private const string SkipMessage = "The query language has Take only, which limits rows, and no Skip. Use Skip of System.Linq.AsyncEnumerable on the rows of client.RunAsync(query).";
    private const string GroupMessage = "The query language has no groups: a metric is computed for each combination of the selected columns. Select the columns and a metric for counts and sums, or use GroupBy of System.Linq.AsyncEnumerable on the rows of client.RunAsync(query).";
    private const string JoinMessage = "A query reads one dataset. Run a query for each, and join their rows: System.Linq.AsyncEnumerable has Join and SelectMany for client.RunAsync(query).";
    private const string IncludeMessage = "A query reads one dataset, and its rows have no related objects. Select the columns to read.";
    private const string TrackingMessage = "Rows of a query are not tracked. Remove the call.";

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(SkipMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Skip<T>(this IUnsentQuery<T> query, int count) => throw new NotSupportedException(SkipMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(SkipMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> SkipLast<T>(this IUnsentQuery<T> query, int count) => throw new NotSupportedException(SkipMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> TakeLast<T>(this IUnsentQuery<T> query, int count) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(SkipMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> SkipWhile<T>(this IUnsentQuery<T> query, Func<T, bool> predicate) => throw new NotSupportedException(SkipMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> TakeWhile<T>(this IUnsentQuery<T> query, Func<T, bool> predicate) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(GroupMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<IGrouping<TKey, T>> GroupBy<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector) => throw new NotSupportedException(GroupMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(GroupMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<IGrouping<TKey, TElement>> GroupBy<T, TKey, TElement>(this IUnsentQuery<T> query, Func<T, TKey> keySelector, Func<T, TElement> elementSelector) => throw new NotSupportedException(GroupMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(GroupMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> GroupBy<T, TKey, TResult>(this IUnsentQuery<T> query, Func<T, TKey> keySelector, Func<TKey, IEnumerable<T>, TResult> resultSelector) => throw new NotSupportedException(GroupMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(GroupMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<KeyValuePair<TKey, int>> CountBy<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector)
        where TKey : notnull => throw new NotSupportedException(GroupMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> DistinctBy<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> Join<T, TInner, TKey, TResult>(
        this IUnsentQuery<T> query, InsightsQuery<TInner> inner, Func<T, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<T, TInner, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> Join<T, TInner, TKey, TResult>(
        this IUnsentQuery<T> query, IEnumerable<TInner> inner, Func<T, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<T, TInner, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> LeftJoin<T, TInner, TKey, TResult>(
        this IUnsentQuery<T> query, InsightsQuery<TInner> inner, Func<T, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<T, TInner, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> LeftJoin<T, TInner, TKey, TResult>(
        this IUnsentQuery<T> query, IEnumerable<TInner> inner, Func<T, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<T, TInner, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> GroupJoin<T, TInner, TKey, TResult>(
        this IUnsentQuery<T> query, InsightsQuery<TInner> inner, Func<T, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<T, IEnumerable<TInner>, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> GroupJoin<T, TInner, TKey, TResult>(
        this IUnsentQuery<T> query, IEnumerable<TInner> inner, Func<T, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<T, IEnumerable<TInner>, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> SelectMany<T, TResult>(this IUnsentQuery<T> query, Func<T, IUnsentQuery<TResult>> selector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> SelectMany<T, TResult>(this IUnsentQuery<T> query, Func<T, IEnumerable<TResult>> selector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> SelectMany<T, TCollection, TResult>(this IUnsentQuery<T> query, Func<T, IUnsentQuery<TCollection>> collectionSelector, Func<T, TCollection, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(JoinMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> SelectMany<T, TCollection, TResult>(this IUnsentQuery<T> query, Func<T, IEnumerable<TCollection>> collectionSelector, Func<T, TCollection, TResult> resultSelector) => throw new NotSupportedException(JoinMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Concat<T>(this IUnsentQuery<T> query, InsightsQuery<T> second) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Union<T>(this IUnsentQuery<T> query, InsightsQuery<T> second) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Except<T>(this IUnsentQuery<T> query, InsightsQuery<T> second) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Intersect<T>(this IUnsentQuery<T> query, InsightsQuery<T> second) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(IncludeMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Include<T, TProperty>(this IUnsentQuery<T> query, Func<T, TProperty> path) => throw new NotSupportedException(IncludeMessage);

    /// <summary>Does not compile: a query reads one dataset.</summary>
    [Obsolete(IncludeMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Include<T>(this IUnsentQuery<T> query, string path) => throw new NotSupportedException(IncludeMessage);

    /// <summary>Does not compile: rows are not tracked.</summary>
    [Obsolete(TrackingMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> AsNoTracking<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(TrackingMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Reverse<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> DefaultIfEmpty<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(RowsMessage);

    /// <summary>Does not compile: the query language does not have the operator.</summary>
    [Obsolete(RowsMessage, error: true, DiagnosticId = LinqRules.UnsupportedOperator, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T[]> Chunk<T>(this IUnsentQuery<T> query, int size) => throw new NotSupportedException(RowsMessage);
}
