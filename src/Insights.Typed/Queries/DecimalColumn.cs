using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column or metric of decimal numbers.</summary>
/// <remarks>Lists of every integer type are accepted, because C# converts them to <see cref="decimal"/> implicitly.</remarks>
public sealed class DecimalColumn : QueryColumn<decimal>
{
    internal DecimalColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <inheritdoc cref="QueryColumn{T}.In" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition In(params IEnumerable<decimal> values) => base.In(values);

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<long> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<int> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<short> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<sbyte> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<ulong> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<uint> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<ushort> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<byte> values) => base.In(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<decimal?> values) => base.In(LiteralList.RequireValues(this, values));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<long?> values) => base.In(LiteralList.RequireValues(this, values).Select(value => (decimal)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<int?> values) => base.In(LiteralList.RequireValues(this, values).Select(value => (decimal)value));

    /// <inheritdoc cref="QueryColumn{T}.NotIn" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition NotIn(params IEnumerable<decimal> values) => base.NotIn(values);

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<long> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<int> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<short> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<sbyte> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<ulong> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<uint> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<ushort> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<byte> values) => base.NotIn(LiteralList.Convert(values, value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<decimal?> values) => base.NotIn(LiteralList.RequireValues(this, values));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<long?> values) => base.NotIn(LiteralList.RequireValues(this, values).Select(value => (decimal)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<int?> values) => base.NotIn(LiteralList.RequireValues(this, values).Select(value => (decimal)value));

    private protected override QueryValue ToValue(decimal value) => QueryValue.FromDecimal(value);
}
