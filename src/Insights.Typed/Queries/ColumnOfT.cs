using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // The comparison operators return a condition; Equals and GetHashCode remain those of object.

/// <summary>A column or metric whose values are compared as <typeparamref name="T"/>.</summary>
/// <typeparam name="T"><see cref="long"/> (an <see cref="IntegerColumn"/>), <see cref="decimal"/> (a <see cref="DecimalColumn"/>), <see cref="Guid"/> (a <see cref="GuidColumn"/>) or <see cref="string"/> (a <see cref="TextColumn"/>).</typeparam>
/// <remarks>
/// A value is written by the rules of the query language, independent of the current culture. A value that the language
/// cannot contain is rejected with an <see cref="ArgumentException"/> that names the column.
/// </remarks>
public abstract partial class QueryColumn<T> : ValueColumn
{
    private protected QueryColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a value that a query cannot contain.</exception>
    public QueryCondition In(params IEnumerable<T> values) => CompareWithList(ComparisonOperator.In, values);

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains a value that a query cannot contain.</exception>
    public QueryCondition NotIn(params IEnumerable<T> values) => CompareWithList(ComparisonOperator.NotIn, values);

    /// <summary>Returns a condition: the value is equal to the specified value. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator ==(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.Equal, value);

    /// <summary>Returns a condition: the value is not equal to the specified value. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator !=(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.NotEqual, value);

    /// <summary>Returns a condition: the value is less than the specified value.</summary>
    public static QueryCondition operator <(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.LessThan, value);

    /// <summary>Returns a condition: the value is greater than the specified value.</summary>
    public static QueryCondition operator >(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.GreaterThan, value);

    /// <summary>Returns a condition: the value is less than or equal to the specified value.</summary>
    public static QueryCondition operator <=(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.LessThanOrEqual, value);

    /// <summary>Returns a condition: the value is greater than or equal to the specified value.</summary>
    public static QueryCondition operator >=(QueryColumn<T> column, T value) => column.Compare(ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>Returns a condition: the value is equal to the specified value. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator ==(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.Equal, value);

    /// <summary>Returns a condition: the value is not equal to the specified value. The service compares text without regard to letter case.</summary>
    public static QueryCondition operator !=(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.NotEqual, value);

    /// <summary>Returns a condition: the value is greater than the specified value.</summary>
    public static QueryCondition operator <(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.GreaterThan, value);

    /// <summary>Returns a condition: the value is less than the specified value.</summary>
    public static QueryCondition operator >(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.LessThan, value);

    /// <summary>Returns a condition: the value is greater than or equal to the specified value.</summary>
    public static QueryCondition operator <=(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>Returns a condition: the value is less than or equal to the specified value.</summary>
    public static QueryCondition operator >=(T value, QueryColumn<T> column) => column.Compare(ComparisonOperator.LessThanOrEqual, value);

    /// <summary>Returns the value in the syntax of the query language.</summary>
    private protected abstract QueryValue ToValue(T value);

    private Comparison Compare(ComparisonOperator @operator, T value) => new(this, @operator, ToValue(value));

    private Comparison CompareWithList(ComparisonOperator @operator, IEnumerable<T> values) =>
        new(this, @operator, LiteralList.Create(this, values, ToValue));
}
