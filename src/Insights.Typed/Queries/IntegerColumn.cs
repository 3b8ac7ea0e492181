using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column or metric of integers.</summary>
/// <remarks>Lists of every type that C# converts to <see cref="long"/> implicitly are accepted.</remarks>
public sealed class IntegerColumn : QueryColumn<long>
{
    internal IntegerColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <inheritdoc cref="QueryColumn{T}.In" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition In(params IEnumerable<long> values) => base.In(values);

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<int> values) => base.In(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<short> values) => base.In(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<sbyte> values) => base.In(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<uint> values) => base.In(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<ushort> values) => base.In(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<byte> values) => base.In(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<long?> values) => base.In(LiteralList.RequireValues(this, values));

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<int?> values) => base.In(LiteralList.RequireValues(this, values).Select(value => (long)value));

    /// <inheritdoc cref="QueryColumn{T}.NotIn" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition NotIn(params IEnumerable<long> values) => base.NotIn(values);

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<int> values) => base.NotIn(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<short> values) => base.NotIn(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<sbyte> values) => base.NotIn(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<uint> values) => base.NotIn(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<ushort> values) => base.NotIn(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<byte> values) => base.NotIn(LiteralList.Convert(values, value => (long)value));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<long?> values) => base.NotIn(LiteralList.RequireValues(this, values));

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<int?> values) => base.NotIn(LiteralList.RequireValues(this, values).Select(value => (long)value));

    private protected override QueryValue ToValue(long value) => QueryValue.FromInteger(value);
}
