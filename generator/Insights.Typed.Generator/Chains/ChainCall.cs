using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>One call in a chain of calls on a query, written as a method or as a clause of a query expression.</summary>
/// <param name="Method">The method.</param>
/// <param name="Name">The name, for the location of a diagnostic.</param>
/// <param name="Parameter">The name of the lambda's parameter; null if the argument is not a lambda.</param>
/// <param name="Body">The lambda's body; the argument itself if it is not a lambda or has statements; null if none exists.</param>
internal sealed record ChainCall(string Method, Microsoft.CodeAnalysis.SyntaxToken Name, string? Parameter, ExpressionSyntax? Body)
{
    /// <summary>Gets the member that the lambda returns: <c>A</c> of <c>x =&gt; x.A</c>. Null for any other lambda.</summary>
    public string? Member => FindMember(Body, Parameter);

    /// <summary>Gets the member of the parameter that an expression is; null for any other expression.</summary>
    public static string? FindMember(ExpressionSyntax? expression, string? parameter) =>
        RemoveParentheses(expression) is MemberAccessExpressionSyntax { Expression: var receiver, Name: IdentifierNameSyntax member }
        && RemoveParentheses(receiver) is IdentifierNameSyntax name
        && name.Identifier.ValueText == parameter
            ? member.Identifier.ValueText
            : null;

    /// <summary>An expression without parentheses and <c>!</c> around it.</summary>
    public static ExpressionSyntax? RemoveParentheses(ExpressionSyntax? expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    expression = suppressed.Operand;
                    continue;
                default:
                    return expression;
            }
        }
    }

    public static ChainCall Create(SimpleNameSyntax name, ArgumentListSyntax arguments)
    {
        var argument = arguments.Arguments.Count == 1 ? arguments.Arguments[0].Expression : null;
        var parameter = argument switch
        {
            SimpleLambdaExpressionSyntax lambda => lambda.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            _ => null,
        };
        return new ChainCall(name.Identifier.ValueText, name.Identifier, parameter, argument is LambdaExpressionSyntax function ? GetResult(function) : argument);
    }

    /// <summary>Gets the expression that a lambda returns, if it is a single one; otherwise the lambda itself.</summary>
    private static ExpressionSyntax GetResult(LambdaExpressionSyntax lambda) => lambda.Body switch
    {
        ExpressionSyntax expression => expression,
        BlockSyntax { Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } result } => result,
        _ => lambda,
    };
}
