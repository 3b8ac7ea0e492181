using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>One of the conditions that a <c>Where</c> joins.</summary>
/// <param name="Node">Its expression; null if it has more than one.</param>
/// <param name="Column">The column that it compares; null if the condition is known only at run time.</param>
/// <param name="Condition">The condition, with holes; a hole itself where no column is known.</param>
internal sealed record ChainCondition(ExpressionSyntax? Node, ColumnSchema? Column, ConditionModel Condition)
{
    /// <summary>Gets a value indicating whether the operator depends on a value that is known only at run time.</summary>
    public bool HasUnknownOperator { get; init; }

    /// <summary>Gets a value indicating whether the whole condition is known at compile time. An empty list is rejected at run time.</summary>
    public bool IsConstant => Column is not null && !HasUnknownOperator && !Condition.Value.HasHole && Condition.Value.Items.Count > 0;
}
