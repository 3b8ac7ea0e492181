using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // The comparison operators return a condition; Equals and GetHashCode remain those of object.

/// <content>Comparisons and members that the query language does not have. They exist to report an error.</content>
public sealed partial class BooleanColumn
{
    private const string ValueMessage = "A column has no value in the program. Compare the column itself.";
    private const string HasValueMessage = "The query language has no test for a missing value. Read the rows, and test their values.";
    private const string EqualsMessage = "Use the column itself, !, or == to compare a column with a value.";
    private const string TypeMessage = "A Boolean column is compared with true or false only, and not with null or another column: the query language has neither. Use x.C or !x.C.";
    private const string OrderMessage = "A Boolean column has no order. Use x.C or !x.C.";
    private const string TextMessage = "Only a column of text has this method. Use x.C or !x.C.";

    /// <summary>Reported as an error: a Boolean column is compared with true or false.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TypeMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator ==(BooleanColumn flag, object? value) => throw new NotSupportedException(TypeMessage);

    /// <summary>Reported as an error: a Boolean column is compared with true or false.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TypeMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator ==(object? value, BooleanColumn flag) => throw new NotSupportedException(TypeMessage);

    /// <summary>Reported as an error: a Boolean column is compared with true or false.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TypeMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator ==(BooleanColumn? flag, BooleanColumn? other) => throw new NotSupportedException(TypeMessage);

    /// <summary>Reported as an error: a Boolean column is compared with true or false.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TypeMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator !=(BooleanColumn flag, object? value) => throw new NotSupportedException(TypeMessage);

    /// <summary>Reported as an error: a Boolean column is compared with true or false.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TypeMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator !=(object? value, BooleanColumn flag) => throw new NotSupportedException(TypeMessage);

    /// <summary>Reported as an error: a Boolean column is compared with true or false.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(TypeMessage, DiagnosticId = LinqRules.UnsupportedComparison, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator !=(BooleanColumn? flag, BooleanColumn? other) => throw new NotSupportedException(TypeMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <(BooleanColumn flag, object? value) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <(object? value, BooleanColumn flag) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >(BooleanColumn flag, object? value) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >(object? value, BooleanColumn flag) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <=(BooleanColumn flag, object? value) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator <=(object? value, BooleanColumn flag) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >=(BooleanColumn flag, object? value) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: a Boolean column has no order.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public static UnsupportedComparison operator >=(object? value, BooleanColumn flag) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Like(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Contains(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison StartsWith(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: the column is not one of text.</summary>
    [Obsolete(TextMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison EndsWith(object value) => throw new NotSupportedException(TextMessage);

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public BooleanColumn Value => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: the query language has no test for a missing value.</summary>
    [Obsolete(HasValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public BooleanColumn HasValue => throw new NotSupportedException(HasValueMessage);

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public BooleanColumn GetValueOrDefault() => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: == compares a column.</summary>
    [Obsolete(EqualsMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Equals(bool value) => throw new NotSupportedException(EqualsMessage);
}
