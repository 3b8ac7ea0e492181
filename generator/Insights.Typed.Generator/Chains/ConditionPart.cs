using System.Collections.Immutable;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>One of the conditions that a <c>Where</c> joins.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Column">The column it is about; null where the text does not tell, and <see cref="Operator"/> says nothing.</param>
/// <param name="Operator">The language's operator.</param>
/// <param name="Values">What the column is compared with: one, or a list.</param>
/// <param name="Before">What a pattern has before the value.</param>
/// <param name="After">What a pattern has behind the value.</param>
internal sealed record ConditionPart(
    ExpressionSyntax Node,
    ColumnSchema? Column,
    string Operator,
    ImmutableArray<ConditionValue> Values,
    string Before = "",
    string After = "")
{
    public bool IsList => Operator is "IN" or "NOT IN";
}

/// <summary>A value in a condition.</summary>
/// <param name="Node">Where it stands; null for the spelling of a flag.</param>
/// <param name="Constant">What it is, if that is fixed at compile time: a long, decimal, text, day, time or GUID in the language's own form; otherwise null.</param>
internal sealed record ConditionValue(ExpressionSyntax? Node, string? Constant);
