using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // The comparison operators return a condition; Equals and GetHashCode remain those of object.

/// <summary>A column of dates, or of times in UTC.</summary>
/// <remarks>
/// Dates are written <c>'yyyy-MM-dd'</c> and times <c>'yyyy-MM-ddTHH:mm:ssZ'</c>, the only formats that the service
/// documents. A value with more precision than the column (a time for a column of dates, a fraction of a second for a
/// column of times) is compared exactly: <c>&lt; 5 May 10:30</c> is <c>&lt;= 5 May</c> for a column of
/// dates. No value can equal it, so <c>==</c>, <c>!=</c>, <c>In</c> and <c>NotIn</c> reject it with
/// an <see cref="ArgumentException"/> (our choice: it is a mistake).
/// </remarks>
public sealed partial class DateColumn : ValueColumn
{
    private readonly bool hasTime;

    internal DateColumn(string dataset, string name, bool hasTime)
        : base(dataset, name) => this.hasTime = hasTime;

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [OverloadResolutionPriority(1)]
    public QueryCondition In(params IEnumerable<DateValue> values) => new Comparison(this, ComparisonOperator.In, LiteralList.Create(this, values, ToExactValue));

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateOnly> values) => In(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains a date with more precision than the column or null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateOnly?> values) => In(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTime> values) => In(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains a date with more precision than the column or null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTime?> values) => In(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTimeOffset> values) => In(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Returns a condition: the date is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains a date with more precision than the column or null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTimeOffset?> values) => In(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [OverloadResolutionPriority(1)]
    public QueryCondition NotIn(params IEnumerable<DateValue> values) => new Comparison(this, ComparisonOperator.NotIn, LiteralList.Create(this, values, ToExactValue));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateOnly> values) => NotIn(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains a date with more precision than the column or null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateOnly?> values) => NotIn(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTime> values) => NotIn(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains a date with more precision than the column or null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTime?> values) => NotIn(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a date with more precision than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTimeOffset> values) => NotIn(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Returns a condition: the date is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains a date with more precision than the column or null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTimeOffset?> values) => NotIn(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Returns a condition: the date is equal to the specified date.</summary>
    public static QueryCondition operator ==(DateColumn column, DateValue value) => new Comparison(column, ComparisonOperator.Equal, column.ToExactValue(value));

    /// <summary>Returns a condition: the date is not equal to the specified date.</summary>
    public static QueryCondition operator !=(DateColumn column, DateValue value) => new Comparison(column, ComparisonOperator.NotEqual, column.ToExactValue(value));

    /// <summary>Returns a condition: the date is before the specified date.</summary>
    public static QueryCondition operator <(DateColumn column, DateValue value) => column.Order(ComparisonOperator.LessThan, value);

    /// <summary>Returns a condition: the date is after the specified date.</summary>
    public static QueryCondition operator >(DateColumn column, DateValue value) => column.Order(ComparisonOperator.GreaterThan, value);

    /// <summary>Returns a condition: the date is the specified date or before it.</summary>
    public static QueryCondition operator <=(DateColumn column, DateValue value) => column.Order(ComparisonOperator.LessThanOrEqual, value);

    /// <summary>Returns a condition: the date is the specified date or after it.</summary>
    public static QueryCondition operator >=(DateColumn column, DateValue value) => column.Order(ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>Returns a condition: the date is equal to the specified date.</summary>
    public static QueryCondition operator ==(DateValue value, DateColumn column) => column == value;

    /// <summary>Returns a condition: the date is not equal to the specified date.</summary>
    public static QueryCondition operator !=(DateValue value, DateColumn column) => column != value;

    /// <summary>Returns a condition: the date is after the specified date.</summary>
    public static QueryCondition operator <(DateValue value, DateColumn column) => column > value;

    /// <summary>Returns a condition: the date is before the specified date.</summary>
    public static QueryCondition operator >(DateValue value, DateColumn column) => column < value;

    /// <summary>Returns a condition: the date is the specified date or after it.</summary>
    public static QueryCondition operator <=(DateValue value, DateColumn column) => column >= value;

    /// <summary>Returns a condition: the date is the specified date or before it.</summary>
    public static QueryCondition operator >=(DateValue value, DateColumn column) => column <= value;

    private Comparison Order(ComparisonOperator @operator, DateValue value) =>
        new(this, value.Moment.AdjustOperator(@operator, hasTime), value.Moment.ToValue(hasTime));

    private QueryValue ToExactValue(DateValue value) => value.Moment.IsMorePreciseThanColumn(hasTime)
        ? throw new ArgumentException(
            hasTime
                ? $"{DatasetName}.{Name} contains whole seconds, so no row equals {value}; compare with a whole second."
                : $"{DatasetName}.{Name} contains dates without times, so no row equals {value}; compare with a DateOnly.",
            nameof(value))
        : value.Moment.ToValue(hasTime);
}
