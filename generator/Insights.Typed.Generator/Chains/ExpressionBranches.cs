using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Finds the alternatives of an expression: each of them can be its value.</summary>
internal static class ExpressionBranches
{
    /// <summary>Gets the alternatives, which have no alternatives themselves; the expression itself if it has none.</summary>
    public static IEnumerable<ExpressionSyntax> Get(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Get(parentheses.Expression),
        CastExpressionSyntax cast => Get(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Get(suppressed.Operand),
        _ => FindChoices(expression)?.SelectMany(Get) ?? [expression],
    };

    /// <summary>Finds the expressions that <c>?:</c>, <c>??</c> or <c>switch</c> chooses from; null for any other expression.</summary>
    public static IEnumerable<ExpressionSyntax>? FindChoices(ExpressionSyntax expression) => expression switch
    {
        ConditionalExpressionSyntax conditional => [conditional.WhenTrue, conditional.WhenFalse],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => [coalesce.Left, coalesce.Right],
        SwitchExpressionSyntax @switch => @switch.Arms.Select(arm => arm.Expression),
        _ => null,
    };
}
