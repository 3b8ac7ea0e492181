using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>Searches for a column in a list or a string. They exist to report an error: without them, the compiler reports unrelated types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListSearches
{
    private const string Message = "A list cannot be searched for a column: the service compares the column with the values of the list. Use x.C.In(list).";

    private const string StringMessage = "A string cannot be searched for a column: the service compares the column with whole values. Use x.C.In(list) with a list of the values.";

    /// <summary>Does not compile: a column has <c>In</c>.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison Contains(this IEnumerable<string?> list, QueryColumn column) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: a column has <c>In</c>.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison Contains<T>(this IEnumerable<T> list, QueryColumn column)
        where T : struct => throw new NotSupportedException(Message);

    /// <summary>Does not compile: a column has <c>In</c>.</summary>
    [Obsolete(Message, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison Contains<T>(this IEnumerable<T?> list, QueryColumn column)
        where T : struct => throw new NotSupportedException(Message);

    /// <summary>Does not compile: a column has <c>In</c>.</summary>
    [Obsolete(StringMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison Contains(this string text, QueryColumn column) => throw new NotSupportedException(StringMessage);
}
