using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Code that uses a query as its rows: a call of LINQ, <c>await</c>, or a loop.</summary>
internal static class RowUse
{
    private const string AsyncSuffix = "Async";

    /// <summary>Finds the code that a diagnostic is about; null for other code, such as a spread.</summary>
    public static SyntaxNode? Find(SyntaxNode root, TextSpan span)
    {
        for (SyntaxNode? node = root.FindNode(span, getInnermostNodeForTie: true); node is not null; node = node.Parent)
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } when node.Span == span || access.Name.Span == span:
                    return node;
                case AwaitExpressionSyntax { Expression: var awaited } when node.Span == span || awaited.Span == span:
                    return node;
                case ForEachStatementSyntax loop when loop.Expression.Span == span || loop.ForEachKeyword.Span == span:
                    return node;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>Writes the code so that a method runs the query; null where the code cannot await the rows.</summary>
    /// <param name="use">The code.</param>
    /// <param name="run">The client and its method, such as <c>client.RunAsync</c>.</param>
    public static SyntaxNode? TryRewrite(SyntaxNode use, string run)
    {
        if (!AwaitableCode.CanAwait(use))
        {
            return null;
        }

        return use switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => TryRewriteCall(call, access, run),
            AwaitExpressionSyntax await => Parse($"{await.AwaitKeyword.WithLeadingTrivia().ToFullString()}{run}({await.Expression.WithoutTrivia()}).ToListAsync()", await),
            ForEachStatementSyntax loop => RewriteLoop(loop, run),
            _ => null,
        };
    }

    private static ExpressionSyntax? TryRewriteCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string run)
    {
        var method = access.Name.Identifier.ValueText;
        var (query, arguments) = (access.Expression.WithoutTrivia().ToString(), call.ArgumentList.ToString());
        if (method == "AsEnumerable")
        {
            return null;
        }

        if (IsTotal(method) && call.ArgumentList.Arguments.Count > 0)
        {
            // The selector becomes the query's Select, which reads its column only.
            (query, arguments) = ($"{query}.Select{arguments}", "()");
        }

        var name = method.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? method : method + AsyncSuffix;
        var runCall = $"{run}({query}){access.Expression.GetTrailingTrivia().ToFullString()}{access.OperatorToken.ToFullString()}{name}{arguments}";
        return Parse(call.Parent is AwaitExpressionSyntax || name == method ? runCall : AwaitableCode.Await(runCall, call), call);
    }

    private static bool IsTotal(string method) => method is "Sum" or "Average" or "Min" or "Max" or "SumAsync" or "AverageAsync" or "MinAsync" or "MaxAsync";

    private static ForEachStatementSyntax RewriteLoop(ForEachStatementSyntax loop, string run)
    {
        var rows = Parse($"{run}({loop.Expression.WithoutTrivia()})", loop.Expression);
        if (loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            return loop.WithExpression(rows);
        }

        var await = SyntaxFactory.Token(loop.ForEachKeyword.LeadingTrivia, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return loop.WithExpression(rows).WithAwaitKeyword(await).WithForEachKeyword(loop.ForEachKeyword.WithLeadingTrivia());
    }

    private static ExpressionSyntax Parse(string text, SyntaxNode replaced) =>
        SyntaxFactory.ParseExpression(text).WithLeadingTrivia(replaced.GetLeadingTrivia()).WithTrailingTrivia(replaced.GetTrailingTrivia());
}
