using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>A column of GUIDs, which are strings in the query language.</summary>
/// <remarks>A GUID is written in the format <c>00000000-0000-0000-0000-000000000000</c>.</remarks>
public sealed class GuidColumn : QueryColumn<Guid>
{
    internal GuidColumn(string dataset, string name)
        : base(dataset, name)
    {
    }

    /// <inheritdoc cref="QueryColumn{T}.In" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition In(params IEnumerable<Guid> values) => base.In(values);

    /// <summary>Returns a condition: the value is one of the specified values, <c>IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition In(IEnumerable<Guid?> values) => base.In(LiteralList.RequireValues(this, values));

    /// <inheritdoc cref="QueryColumn{T}.NotIn" />
    [OverloadResolutionPriority(1)]
    public new QueryCondition NotIn(params IEnumerable<Guid> values) => base.NotIn(values);

    /// <summary>Returns a condition: the value is not one of the specified values, <c>NOT IN (…)</c>.</summary>
    /// <param name="values">The values, at least one, without null. They are read once, during the call.</param>
    /// <exception cref="ArgumentException">The list is empty or contains null: the query language has no test for a missing value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryCondition NotIn(IEnumerable<Guid?> values) => base.NotIn(LiteralList.RequireValues(this, values));

    private protected override QueryValue ToValue(Guid value) => QueryValue.FromGuid(value);
}
