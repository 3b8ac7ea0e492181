using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // Comparing gives a condition; what two columns are to each other stays object's business.

/// <summary>A column or metric whose values are compared as <typeparamref name="T"/>.</summary>
/// <typeparam name="T"><see cref="long"/> (an <see cref="IntegerColumn"/>), <see cref="decimal"/> (a <see cref="DecimalColumn"/>), <see cref="Guid"/> (a <see cref="GuidColumn"/>) or <see cref="string"/> (a <see cref="TextColumn"/>).</typeparam>
/// <remarks>
/// A value is written by the rules of the query language and never by the current culture. One that the language
/// cannot carry is refused with an <see cref="ArgumentException"/> that names the column.
/// </remarks>
public abstract class QueryColumn<T> : QueryColumn
{
    private protected QueryColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that a query cannot carry.</exception>
    public QueryCondition In(params IEnumerable<T> values) => CompareWithList(ComparisonOperator.In, values);

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that a query cannot carry.</exception>
    public QueryCondition NotIn(params IEnumerable<T> values) => CompareWithList(ComparisonOperator.NotIn, values);

    /// <summary>Rows whose value equals this one. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator ==(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.Equal, value);

    /// <summary>Rows whose value differs from this one. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator !=(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.NotEqual, value);

    /// <summary>Rows whose value is below this one.</summary>
    public static QueryCondition operator <(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.LessThan, value);

    /// <summary>Rows whose value is above this one.</summary>
    public static QueryCondition operator >(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.GreaterThan, value);

    /// <summary>Rows whose value is this one or below it.</summary>
    public static QueryCondition operator <=(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.LessThanOrEqual, value);

    /// <summary>Rows whose value is this one or above it.</summary>
    public static QueryCondition operator >=(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>Rows whose value equals this one. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator ==(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.Equal, value);

    /// <summary>Rows whose value differs from this one. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator !=(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.NotEqual, value);

    /// <summary>Rows whose value is above this one.</summary>
    public static QueryCondition operator <(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.GreaterThan, value);

    /// <summary>Rows whose value is below this one.</summary>
    public static QueryCondition operator >(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.LessThan, value);

    /// <summary>Rows whose value is this one or above it.</summary>
    public static QueryCondition operator <=(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>Rows whose value is this one or below it.</summary>
    public static QueryCondition operator >=(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.LessThanOrEqual, value);

    /// <summary>The value as a query carries it.</summary>
    private protected abstract QueryValue ToValue(T value);

    private Comparison Compare(ComparisonOperator @operator, T value) => new(this, @operator, ToValue(value));

    private Comparison CompareWithList(ComparisonOperator @operator, IEnumerable<T> values) =>
        new(this, @operator, LiteralList.Create(this, values, ToValue));
}
