using System.ComponentModel;

namespace Insights.Typed.Queries;

#pragma warning disable CS0660, CS0661 // The comparison operators return a condition; Equals and GetHashCode remain those of object.

/// <summary>
/// A column that is compared with values. Its operators and methods exist to report errors: without them, the compiler reports unrelated
/// types, and more than one error. Not intended for direct use.
/// </summary>
/// <remarks>
/// C# uses the operators here only where those of the column's type do not apply. An analyzer reports the column and both types; where it
/// does not, the compiler's error remains.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueColumn : QueryColumn
{
    private const string Message = "A column is compared with values of its type only, and not with null or another column: the query language has neither. Use a value of the column's type.";
    private const string TextMessage = "Only a column of text has this method, and only for strings. Compare the column with ==, !=, <, >, <= or >=, or use In.";
    private const string ListMessage = "A column is compared with values of its type only. Use a list of such values.";

    private protected ValueColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator ==(ValueColumn column, object? value) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator ==(object? value, ValueColumn column) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator ==(ValueColumn? column, ValueColumn? other) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator !=(ValueColumn column, object? value) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator !=(object? value, ValueColumn column) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator !=(ValueColumn? column, ValueColumn? other) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <(ValueColumn column, object? value) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <(object? value, ValueColumn column) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <(ValueColumn? column, ValueColumn? other) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >(ValueColumn column, object? value) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >(object? value, ValueColumn column) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >(ValueColumn? column, ValueColumn? other) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <=(ValueColumn column, object? value) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <=(object? value, ValueColumn column) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <=(ValueColumn? column, ValueColumn? other) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >=(ValueColumn column, object? value) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >=(object? value, ValueColumn column) => throw new NotSupportedException(Message);

    /// <summary>Reported as an error: a column is compared with a value of its type.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(Message, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >=(ValueColumn? column, ValueColumn? other) => throw new NotSupportedException(Message);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Like(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison NotLike(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Contains(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison StartsWith(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison EndsWith(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the values are not of the column's type.</summary>
    [Obsolete(ListMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison In(params object?[] values) => throw new NotSupportedException(ListMessage);

    /// <summary>Does not compile: the values are not of the column's type.</summary>
    [Obsolete(ListMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison NotIn(params object?[] values) => throw new NotSupportedException(ListMessage);
}
