using System.ComponentModel;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>Methods of LINQ that need the rows of a query. They exist to report an error: without them, the compiler reports unrelated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowsOfQueries
{
    internal const string Message = $"A query has no rows until a client runs it. Enumerate client.RunAsync(query), or client.PreviewAsync(query) for the first {ServiceProgram.PreviewLimitText} rows: with await foreach, or with System.Linq.AsyncEnumerable, such as await client.RunAsync(query).ToListAsync().";

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static List<T> ToList<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T[] ToArray<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static HashSet<T> ToHashSet<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Dictionary<TKey, T> ToDictionary<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector)
        where TKey : notnull => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Dictionary<TKey, TElement> ToDictionary<T, TKey, TElement>(this IUnsentQuery<T> query, Func<T, TKey> keySelector, Func<T, TElement> elementSelector)
        where TKey : notnull => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static ILookup<TKey, T> ToLookup<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static IEnumerable<T> AsEnumerable<T>(this IUnsentQuery<T> query) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T First<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T? FirstOrDefault<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T Single<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T? SingleOrDefault<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T Last<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T? LastOrDefault<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static bool Any<T>(this IUnsentQuery<T> query, Func<T, bool>? predicate = null) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static bool All<T>(this IUnsentQuery<T> query, Func<T, bool> predicate) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static T ElementAt<T>(this IUnsentQuery<T> query, int index) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<List<T>> ToListAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T[]> ToArrayAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<HashSet<T>> ToHashSetAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<Dictionary<TKey, T>> ToDictionaryAsync<T, TKey>(this IUnsentQuery<T> query, Func<T, TKey> keySelector, CancellationToken cancellationToken = default)
        where TKey : notnull => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<Dictionary<TKey, TElement>> ToDictionaryAsync<T, TKey, TElement>(this IUnsentQuery<T> query, Func<T, TKey> keySelector, Func<T, TElement> elementSelector, CancellationToken cancellationToken = default)
        where TKey : notnull => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> FirstAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> FirstAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T?> FirstOrDefaultAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T?> FirstOrDefaultAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> SingleAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> SingleAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T?> SingleOrDefaultAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T?> SingleOrDefaultAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> LastAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> LastAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T?> LastOrDefaultAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T?> LastOrDefaultAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<bool> AnyAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<bool> AnyAsync<T>(this IUnsentQuery<T> query, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<bool> AllAsync<T>(this IUnsentQuery<T> query, Func<T, bool> predicate, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the rows exist when a client runs the query.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.QueryWithoutRows, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> ElementAtAsync<T>(this IUnsentQuery<T> query, int index, CancellationToken cancellationToken = default) => throw new NotSupportedException(Message);
}
