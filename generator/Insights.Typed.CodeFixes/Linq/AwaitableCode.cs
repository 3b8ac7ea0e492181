using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Determines where <c>await</c> is allowed, and writes it.</summary>
internal static class AwaitableCode
{
    /// <summary>Whether the function around a node is asynchronous. Top-level statements become so when they await.</summary>
    public static bool CanAwait(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LockStatementSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax:
                    return false;
                case GlobalStatementSyntax:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>Awaits an expression at the position of another one, in parentheses if its result is used in the same expression.</summary>
    public static string Await(string expression, SyntaxNode replaced) =>
        replaced.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax
            ? $"(await {expression})"
            : $"await {expression}";
}
