using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <content>Members of dates that the query language does not have. They exist to report an error.</content>
public sealed partial class DateColumn
{
    private const string ValueMessage = "A column has no value in the program. Compare the column itself.";
    private const string HasValueMessage = "The query language has no test for a missing value. Read the rows, and test their values.";
    private const string EqualsMessage = "Use == to compare a column with a value.";
    private const string PartMessage = "The query language has no parts of a date. Compare with the first day and the day after the last: x.Month >= new DateOnly(2026, 1, 1) && x.Month < new DateOnly(2027, 1, 1); or select the date range with During.";
    private const string DayMessage = "The query language has no parts of a date. Compare with the day and the next one: x.Time >= day && x.Time < day.AddDays(1).";
    private const string ComputeMessage = "The query language does not compute dates. Compute the other side, such as x.Month < day.AddDays(-1) for x.Month.AddDays(1) < day.";

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Year => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Month => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Day => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue DayOfWeek => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue DayOfYear => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Hour => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Minute => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Second => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(PartMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue TimeOfDay => throw new NotSupportedException(PartMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(DayMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn Date => throw new NotSupportedException(DayMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(ComputeMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn AddDays(double value) => throw new NotSupportedException(ComputeMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(ComputeMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn AddHours(double value) => throw new NotSupportedException(ComputeMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(ComputeMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn AddMonths(int months) => throw new NotSupportedException(ComputeMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(ComputeMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn AddYears(int value) => throw new NotSupportedException(ComputeMessage);

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn Value => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: the query language has no test for a missing value.</summary>
    [Obsolete(HasValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public BooleanColumn HasValue => throw new NotSupportedException(HasValueMessage);

    /// <summary>Does not compile: a column has no value.</summary>
    [Obsolete(ValueMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public DateColumn GetValueOrDefault() => throw new NotSupportedException(ValueMessage);

    /// <summary>Does not compile: == compares a column.</summary>
    [Obsolete(EqualsMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Equals(DateValue value) => throw new NotSupportedException(EqualsMessage);
}
