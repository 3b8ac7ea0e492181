using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // Comparing gives a condition; what two columns are to each other stays object's business.

/// <summary>A column of days, or of times in UTC.</summary>
/// <remarks>
/// Days are written <c>'yyyy-MM-dd'</c> and times <c>'yyyy-MM-ddTHH:mm:ssZ'</c>, the only forms that the service
/// documents. A value that is finer than the column (a time of day for a column of days, a fraction of a second for a
/// column of times) is compared exactly all the same: <c>&lt; 5 May 10:30</c> is <c>&lt;= 5 May</c> where there are
/// only whole days. Nothing can equal such a value, so <c>==</c>, <c>!=</c>, <c>In</c> and <c>NotIn</c> refuse it with
/// an <see cref="ArgumentException"/> (our choice: it is a mistake).
/// </remarks>
public sealed class DateColumn : QueryColumn
{
    private readonly bool hasTime;

    internal DateColumn(string dataset, string name, bool hasTime)
        : base(dataset, name) => this.hasTime = hasTime;

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [OverloadResolutionPriority(1)]
    public QueryCondition In(params IEnumerable<DateValue> values) => new Comparison(this, ComparisonOperator.In, LiteralList.Create(this, values, ToExactValue));

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateOnly> values) => In(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, one that is finer than the column, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateOnly?> values) => In(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTime> values) => In(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, one that is finer than the column, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTime?> values) => In(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTimeOffset> values) => In(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Rows whose date is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one date, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, one that is finer than the column, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<DateTimeOffset?> values) => In(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [OverloadResolutionPriority(1)]
    public QueryCondition NotIn(params IEnumerable<DateValue> values) => new Comparison(this, ComparisonOperator.NotIn, LiteralList.Create(this, values, ToExactValue));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateOnly> values) => NotIn(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, one that is finer than the column, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateOnly?> values) => NotIn(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTime> values) => NotIn(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, one that is finer than the column, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTime?> values) => NotIn(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, or one that is finer than the column.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTimeOffset> values) => NotIn(LiteralList.Convert(values, value => (DateValue)value));

    /// <summary>Rows whose date is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one date, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no date, one that is finer than the column, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<DateTimeOffset?> values) => NotIn(LiteralList.RequireValues(this, values).Select(value => (DateValue)value));

    /// <summary>Rows whose date is this one.</summary>
    public static QueryCondition operator ==(DateColumn column, DateValue value) => new Comparison(column, ComparisonOperator.Equal, column.ToExactValue(value));

    /// <summary>Rows whose date is not this one.</summary>
    public static QueryCondition operator !=(DateColumn column, DateValue value) => new Comparison(column, ComparisonOperator.NotEqual, column.ToExactValue(value));

    /// <summary>Rows whose date is before this one.</summary>
    public static QueryCondition operator <(DateColumn column, DateValue value) => column.Order(ComparisonOperator.LessThan, value);

    /// <summary>Rows whose date is after this one.</summary>
    public static QueryCondition operator >(DateColumn column, DateValue value) => column.Order(ComparisonOperator.GreaterThan, value);

    /// <summary>Rows whose date is this one or before it.</summary>
    public static QueryCondition operator <=(DateColumn column, DateValue value) => column.Order(ComparisonOperator.LessThanOrEqual, value);

    /// <summary>Rows whose date is this one or after it.</summary>
    public static QueryCondition operator >=(DateColumn column, DateValue value) => column.Order(ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>Rows whose date is this one.</summary>
    public static QueryCondition operator ==(DateValue value, DateColumn column) => column == value;

    /// <summary>Rows whose date is not this one.</summary>
    public static QueryCondition operator !=(DateValue value, DateColumn column) => column != value;

    /// <summary>Rows whose date is after this one.</summary>
    public static QueryCondition operator <(DateValue value, DateColumn column) => column > value;

    /// <summary>Rows whose date is before this one.</summary>
    public static QueryCondition operator >(DateValue value, DateColumn column) => column < value;

    /// <summary>Rows whose date is this one or after it.</summary>
    public static QueryCondition operator <=(DateValue value, DateColumn column) => column >= value;

    /// <summary>Rows whose date is this one or before it.</summary>
    public static QueryCondition operator >=(DateValue value, DateColumn column) => column <= value;

    private Comparison Order(ComparisonOperator @operator, DateValue value) =>
        new(this, value.Moment.AdjustOperator(@operator, hasTime), value.Moment.ToValue(hasTime));

    private QueryValue ToExactValue(DateValue value) => value.Moment.IsMorePreciseThanColumn(hasTime)
        ? throw new ArgumentException(
            hasTime
                ? $"{DatasetName}.{Name} holds whole seconds, so no row equals {value}; compare with a whole second."
                : $"{DatasetName}.{Name} holds days, so no row equals {value}; compare with a DateOnly.",
            nameof(value))
        : value.Moment.ToValue(hasTime);
}
