using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>Calls at a position where a query does not have them. They exist to report an error: without them, the compiler reports unrelated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MisplacedCalls
{
    private const string AfterSelectMessage = "Conditions, orders and limits are before Select: the query language reads the columns of the dataset in them. Move the call before Select, or use System.Linq.AsyncEnumerable on the rows of client.RunAsync(query). The query of a system query cannot be changed.";
    private const string SecondSelectMessage = "A query has one Select, and no let: it lists the columns. Write one lambda that computes the result, or use Select of System.Linq.AsyncEnumerable on the rows of client.RunAsync(query).";
    private const string ThenByMessage = "ThenBy adds a column to an order, so it directly follows OrderBy, OrderByDescending or ThenBy, and selects a column. Use OrderBy for the first column.";

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Where<T>(this IUnsentQuery<T> query, Func<T, UnsupportedResult> condition) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> OrderBy<T>(this IUnsentQuery<T> query, Func<T, object?> column) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> OrderByDescending<T>(this IUnsentQuery<T> query, Func<T, object?> column) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> ThenBy<T>(this IUnsentQuery<T> query, Func<T, object?> column) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> ThenByDescending<T>(this IUnsentQuery<T> query, Func<T, object?> column) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Take<T>(this IUnsentQuery<T> query, int count) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: the call is before Select.</summary>
    [Obsolete(AfterSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<T> Distinct<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(AfterSelectMessage);

    /// <summary>Does not compile: a query has one Select.</summary>
    [Obsolete(SecondSelectMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TResult> Select<T, TResult>(this IUnsentQuery<T> query, Func<T, TResult> projection) => throw new NotSupportedException(SecondSelectMessage);

    /// <summary>Does not compile: the call follows an order.</summary>
    [Obsolete(ThenByMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TRow> ThenBy<TRow>(this DatasetQuery<TRow> query, Func<TRow, object?> column)
        where TRow : class => throw new NotSupportedException(ThenByMessage);

    /// <summary>Does not compile: the call follows an order.</summary>
    [Obsolete(ThenByMessage, error: true, DiagnosticId = LinqRules.WrongPosition, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TRow> ThenByDescending<TRow>(this DatasetQuery<TRow> query, Func<TRow, object?> column)
        where TRow : class => throw new NotSupportedException(ThenByMessage);
}
