using System.ComponentModel;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>
/// The type of a query after a call that does not compile, so that the calls after it are not reported as well. No instance exists. Supports
/// messages about methods of LINQ that a query does not have; not intended for direct use.
/// </summary>
/// <typeparam name="TResult">The type that one row is read as.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnsupportedQuery<TResult> : InsightsQuery<TResult>
{
    private UnsupportedQuery(QueryClauses clauses, IReadOnlyList<ReaderColumn> columns)
        : base(clauses, columns)
    {
    }

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TNext> Select<TNext>(Func<TResult, TNext> projection) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> Where(Func<TResult, bool> condition) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> OrderBy<TKey>(Func<TResult, TKey> column) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> OrderByDescending<TKey>(Func<TResult, TKey> column) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> ThenBy<TKey>(Func<TResult, TKey> column) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> ThenByDescending<TKey>(Func<TResult, TKey> column) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> Take(int count) => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> Distinct() => throw CreateException();

    /// <summary>Follows a call that does not compile.</summary>
    public UnsupportedQuery<TResult> During(Func<dynamic, object?> range) => throw CreateException();

    private static NotSupportedException CreateException() => new("The call before this one does not compile.");
}
