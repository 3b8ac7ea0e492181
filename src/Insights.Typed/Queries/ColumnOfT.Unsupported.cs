using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <content>Members of values that the query language does not have. They exist to report an error.</content>
public abstract partial class QueryColumn<T>
{
    private const string ValueMessage = "A column has no value in the program. Compare the column itself.";
    private const string HasValueMessage = "The query language has no test for a missing value. Read the rows, and test their values.";
    private const string EqualsMessage = "Use == to compare a column with a value.";

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public QueryColumn<T> Value => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: the query language has no test for a missing value.</summary>
    [Obsolete(HasValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public BooleanColumn HasValue => throw new NotSupportedException(HasValueMessage);

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public QueryColumn<T> GetValueOrDefault() => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public QueryColumn<T> GetValueOrDefault(T defaultValue) => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: == compares a column.</summary>
    [Obsolete(EqualsMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Equals(T value) => throw new NotSupportedException(EqualsMessage);
}
