using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Chains;

/// <summary>
/// A chain of calls that can be edited. Comments stay with their call, or with the next one if it is removed; line breaks and
/// indentation stay where they are.
/// </summary>
internal sealed class CallChain
{
    private readonly ExpressionSyntax receiver;
    private readonly string receiverComment;
    private readonly List<Link> links = [];

    /// <summary>The line break before each call, and one after the last.</summary>
    private readonly List<Gap> gaps = [];

    private CallChain(InvocationExpressionSyntax end)
    {
        ExpressionSyntax expression = end;
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            links.Insert(0, new Link(call, access));
            expression = access.Expression;
        }

        receiver = expression;
        (receiverComment, var lineBreak) = SplitTrailing(receiver);
        foreach (var link in links)
        {
            var leading = link.Access.OperatorToken.LeadingTrivia.ToFullString();
            var indentationStart = leading.TrimEnd(' ', '\t').Length;
            link.CommentBefore = leading.Substring(0, indentationStart);
            gaps.Add(new Gap(lineBreak, leading.Substring(indentationStart)));
            (link.CommentAfter, lineBreak) = SplitTrailing(link.Call);
        }

        gaps.Add(new Gap(lineBreak, ""));
    }

    /// <summary>The chain that ends with a call.</summary>
    public static CallChain Parse(InvocationExpressionSyntax end) => new(end);

    public ExpressionSyntax Remove(IReadOnlyCollection<InvocationExpressionSyntax> calls)
    {
        var comment = receiverComment;
        for (var i = links.Count - 1; i >= 0; i--)
        {
            if (calls.Contains(links[i].Call))
            {
                comment = RemoveAt(i, comment);
            }
        }

        return Build(comment);
    }

    /// <summary>Removes all but the first of several calls, in the order of the text. The first one gets the arguments of the last one.</summary>
    public ExpressionSyntax MergeIntoFirst(IReadOnlyList<InvocationExpressionSyntax> calls)
    {
        links.First(link => link.Call == calls[0]).Arguments = calls[calls.Count - 1].ArgumentList.WithoutTrailingTrivia();
        return Remove([.. calls.Skip(1)]);
    }

    public ExpressionSyntax MoveToEnd(IReadOnlyCollection<InvocationExpressionSyntax> calls)
    {
        var moved = links.Where(link => calls.Contains(link.Call)).ToList();
        links.RemoveAll(moved.Contains);
        links.AddRange(moved);
        for (var i = 0; i < links.Count; i++)
        {
            KeepLines(i);
        }

        return Build(receiverComment);
    }

    /// <summary>Gives comments of a moved call the line breaks that they require.</summary>
    private void KeepLines(int i)
    {
        var link = links[i];
        if (link.CommentBefore.Length > 0 && gaps[i].LineBreak.Length == 0)
        {
            gaps[i] = gaps.First(gap => gap.LineBreak.Length > 0);
        }

        if (link.CommentAfter.Contains("//") && gaps[i + 1].LineBreak.Length == 0)
        {
            if (gaps[i].LineBreak.Length > 0)
            {
                link.CommentBefore += gaps[i].Indentation + link.CommentAfter.Trim() + gaps[i].LineBreak;
                link.CommentAfter = "";
            }
            else
            {
                gaps[i + 1] = gaps.First(gap => gap.LineBreak.Length > 0);
            }
        }
    }

    /// <summary>Removes a call, and returns the comment of the receiver, which can get that of the call.</summary>
    private string RemoveAt(int i, string commentOfReceiver)
    {
        var (link, before, after) = (links[i], gaps[i], gaps[i + 1]);
        links.RemoveAt(i);
        gaps.RemoveAt(i);
        var isLast = i == links.Count;
        if (before.LineBreak.Length == 0 && (after.LineBreak.Length == 0 || isLast))
        {
            if (i == 0)
            {
                return Append(commentOfReceiver, link.CommentAfter);
            }

            links[i - 1].CommentAfter = Append(links[i - 1].CommentAfter, link.CommentAfter);
            return commentOfReceiver;
        }

        var gap = gaps[i] = after.LineBreak.Length == 0 ? before : after;
        var comments = link.CommentBefore;
        if (link.CommentAfter.Trim() is { Length: > 0 } comment)
        {
            comments += (before.LineBreak.Length > 0 ? before : after).Indentation + comment + gap.LineBreak;
        }

        if (!isLast)
        {
            links[i].CommentBefore = comments + links[i].CommentBefore;
        }
        else if (comments.Length > 0)
        {
            // What follows is not in this chain: the comments are before its indentation.
            gaps[i] = new Gap(before.LineBreak + comments, gap.Indentation);
        }

        return commentOfReceiver;
    }

    private static string Append(string comment, string next) => next.Length == 0 ? comment : comment.TrimEnd() + next;

    private ExpressionSyntax Build(string commentOfReceiver)
    {
        var chain = receiver.WithTrailingTrivia(GetTrailingTrivia(commentOfReceiver, gaps[0], isLast: links.Count == 0));
        for (var i = 0; i < links.Count; i++)
        {
            var (link, isLast) = (links[i], i == links.Count - 1);
            var dot = link.Access.OperatorToken.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia(link.CommentBefore + gaps[i].Indentation));
            chain = link.Call
                .WithExpression(link.Access.WithExpression(chain).WithOperatorToken(dot))
                .WithArgumentList(link.Arguments)
                .WithTrailingTrivia(GetTrailingTrivia(link.CommentAfter, gaps[i + 1], isLast));
        }

        return chain;
    }

    private static SyntaxTriviaList GetTrailingTrivia(string comment, Gap gap, bool isLast)
    {
        var text = comment + gap.LineBreak + (isLast ? gap.Indentation : "");
        var line = SyntaxFactory.ParseTrailingTrivia(text);
        return line.AddRange(SyntaxFactory.ParseLeadingTrivia(text.Substring(line.FullSpan.Length)));
    }

    private static (string Comment, string LineBreak) SplitTrailing(ExpressionSyntax expression)
    {
        var text = expression.GetTrailingTrivia().ToFullString();
        var comment = text.TrimEnd('\r', '\n');
        return (comment.Trim().Length == 0 ? "" : comment, text.Substring(comment.Length));
    }

    /// <summary>A line break, if any, and the indentation of what follows it.</summary>
    private readonly record struct Gap(string LineBreak, string Indentation);

    private sealed class Link(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        public InvocationExpressionSyntax Call { get; } = call;

        public MemberAccessExpressionSyntax Access => access;

        public ArgumentListSyntax Arguments { get; set; } = call.ArgumentList;

        public string CommentBefore { get; set; } = "";

        public string CommentAfter { get; set; } = "";
    }
}
