using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>
/// Calls whose lambda computes a value of a row, which the service cannot do. They exist to report an error: without them, the compiler
/// reports unrelated types.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowConditions
{
    private const string WhereMessage = "The service evaluates the condition, so it cannot call methods or compute. Compare columns with values: ==, !=, <, >, <=, >=, In, and Like, Contains, StartsWith and EndsWith for text; or use Where of System.Linq.AsyncEnumerable on the rows of client.RunAsync(query). The language has no test for null or empty.";
    private const string OrderMessage = "The service orders by columns, such as OrderBy(x => x.Name), and not by computed values. Order by each column with ThenBy, or use OrderBy of System.Linq.AsyncEnumerable on the rows of client.RunAsync(query).";

    /// <summary>Does not compile: a condition compares columns with values.</summary>
    [Obsolete(WhereMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TRow> Where<TRow>(this DatasetQuery<TRow> query, Func<TRow, UnsupportedResult> condition)
        where TRow : class => throw new NotSupportedException(WhereMessage);

    /// <summary>Does not compile: an order is that of columns.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TRow> OrderBy<TRow>(this DatasetQuery<TRow> query, Func<TRow, object?> column)
        where TRow : class => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: an order is that of columns.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedQuery<TRow> OrderByDescending<TRow>(this DatasetQuery<TRow> query, Func<TRow, object?> column)
        where TRow : class => throw new NotSupportedException(OrderMessage);
}
