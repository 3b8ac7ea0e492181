using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>The expressions that an expression takes its value from, one or the other.</summary>
internal static class Branches
{
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Of(parentheses.Expression),
        CastExpressionSyntax cast => Of(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Of(suppressed.Operand),
        ConditionalExpressionSyntax conditional => Of(conditional.WhenTrue).Concat(Of(conditional.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => Of(coalesce.Left).Concat(Of(coalesce.Right)),
        SwitchExpressionSyntax @switch => @switch.Arms.SelectMany(arm => Of(arm.Expression)),
        _ => [expression],
    };
}
