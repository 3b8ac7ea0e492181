using System.Collections.Immutable;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>One of the conditions that a <c>Where</c> joins.</summary>
/// <param name="Node">Its expression; null where it is more than one.</param>
/// <param name="Column">The column that it compares; null where it is known only at run time as a whole, and <see cref="Operator"/> says nothing.</param>
/// <param name="Operator">The language's operator.</param>
/// <param name="Values">What the column is compared with: one, or a list.</param>
/// <param name="Before">What a pattern has before the value.</param>
/// <param name="After">What a pattern has after the value.</param>
internal sealed record ConditionPart(
    ExpressionSyntax? Node,
    ColumnSchema? Column,
    string Operator,
    ImmutableArray<ConditionValue> Values,
    string Before = "",
    string After = "")
{
    /// <summary>Whether the operator depends on a value that is known only at run time.</summary>
    public bool IsOpen { get; init; }

    public bool IsList => Operator is "IN" or "NOT IN";

    public bool IsPattern => Before.Length + After.Length > 0;

    /// <summary>As a query says it, with something else in place of each value that is known only at run time.</summary>
    public string TextWith(Func<ConditionValue, string> unknown)
    {
        var values = string.Join(", ", Values.Select(value => value.Literal ?? (IsPattern ? $"'{Before}{unknown(value)}{After}'" : unknown(value))));
        return $"{Column!.Name} {Operator} {(IsList ? $"({values})" : values)}";
    }
}

/// <summary>A value in a condition.</summary>
/// <param name="Hole">What is shown in its place where it is not fixed.</param>
/// <param name="Literal">The value as a query carries it, patterns included; null where it is known only at run time.</param>
internal sealed record ConditionValue(string Hole, string? Literal);
