using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds the alternatives of an expression: each of them can be its value.</summary>
internal static class ExpressionBranches
{
    public static IEnumerable<ExpressionSyntax> Get(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Get(parentheses.Expression),
        CastExpressionSyntax cast => Get(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Get(suppressed.Operand),
        ConditionalExpressionSyntax conditional => Get(conditional.WhenTrue).Concat(Get(conditional.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => Get(coalesce.Left).Concat(Get(coalesce.Right)),
        SwitchExpressionSyntax @switch => @switch.Arms.SelectMany(arm => Get(arm.Expression)),
        _ => [expression],
    };
}
