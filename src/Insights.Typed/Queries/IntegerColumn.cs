using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column or metric of whole numbers.</summary>
/// <remarks>Lists of any type that C# converts to <see cref="long"/> by itself are accepted.</remarks>
public sealed class IntegerColumn : Column<long>
{
    internal IntegerColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <inheritdoc cref="Column{T}.In" />
    [OverloadResolutionPriority(1)]
    public new Condition In(params IEnumerable<long> values) => base.In(values);

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<int> values) => base.In(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<short> values) => base.In(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<sbyte> values) => base.In(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<uint> values) => base.In(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<ushort> values) => base.In(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<byte> values) => base.In(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<long?> values) => base.In(LiteralList.Required(this, values));

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition In(IEnumerable<int?> values) => base.In(LiteralList.Required(this, values).Select(value => (long)value));

    /// <inheritdoc cref="Column{T}.NotIn" />
    [OverloadResolutionPriority(1)]
    public new Condition NotIn(params IEnumerable<long> values) => base.NotIn(values);

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<int> values) => base.NotIn(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<short> values) => base.NotIn(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<sbyte> values) => base.NotIn(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<uint> values) => base.NotIn(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<ushort> values) => base.NotIn(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<byte> values) => base.NotIn(LiteralList.Converted(values, value => (long)value));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<long?> values) => base.NotIn(LiteralList.Required(this, values));

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Condition NotIn(IEnumerable<int?> values) => base.NotIn(LiteralList.Required(this, values).Select(value => (long)value));

    private protected override QueryValue ToValue(long value) => QueryValue.FromInteger(value);
}
