using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column of GUIDs, which the language carries as text.</summary>
/// <remarks>A GUID is written in the form <c>00000000-0000-0000-0000-000000000000</c>.</remarks>
public sealed class GuidColumn : QueryColumn<Guid>
{
    internal GuidColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <inheritdoc cref="QueryColumn{T}.In" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition In(params IEnumerable<Guid> values) => base.In(values);

    /// <summary>Rows whose value is one of these: <c>IN (…)</c>.</summary>
    /// <param name="values">At least one value, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<Guid?> values) => base.In(LiteralList.RequireValues(this, values));

    /// <inheritdoc cref="QueryColumn{T}.NotIn" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition NotIn(params IEnumerable<Guid> values) => base.NotIn(values);

    /// <summary>Rows whose value is none of these: <c>NOT IN (…)</c>.</summary>
    /// <param name="values">At least one value, and no null. Read once, at the call.</param>
    /// <exception cref="ArgumentException">There is no value, or one that is null: the language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<Guid?> values) => base.NotIn(LiteralList.RequireValues(this, values));

    private protected override QueryValue ToValue(Guid value) => QueryValue.FromGuid(value);
}
