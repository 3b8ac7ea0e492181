using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Code that uses a query as its rows: a call of LINQ, <c>await</c>, or a loop.</summary>
internal static class RowUse
{
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

    /// <summary>Writes the code so that a method runs the query; null where the code cannot await the rows, or no such code has the same result.</summary>
    /// <param name="use">The code.</param>
    /// <param name="run">The client and its method, such as <c>client.RunAsync</c>.</param>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static SyntaxNode? TryRewrite(SyntaxNode use, string run, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!AwaitableCode.CanAwait(use))
        {
            return null;
        }

        return use switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => RowCall.Find(call, access, model, cancellationToken)?.TryRun(run, model, cancellationToken),
            AwaitExpressionSyntax await => Parse($"{await.AwaitKeyword.WithLeadingTrivia().ToFullString()}{run}({await.Expression.WithoutTrivia()}).ToListAsync()", await),
            ForEachStatementSyntax loop => RewriteLoop(loop, run),
            _ => null,
        };
    }

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
