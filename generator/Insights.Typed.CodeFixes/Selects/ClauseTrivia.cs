using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>The trivia between the clauses of a query: line ends and comments are kept, spaces between words are removed.</summary>
internal static class ClauseTrivia
{
    /// <summary>The indentation of a clause that begins a line, and comments before it.</summary>
    public static SyntaxTriviaList Before(SyntaxToken first) => DropWhitespace(first.LeadingTrivia, keepWhitespace: first.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia));

    /// <summary>The line's end, and comments before it.</summary>
    public static SyntaxTriviaList After(SyntaxToken last) => DropWhitespace(last.TrailingTrivia, keepWhitespace: false);

    /// <summary>The comments between words that are removed.</summary>
    public static SyntaxTriviaList GetComments(SyntaxTriviaList first, params SyntaxToken[] tokens)
    {
        var comments = new List<SyntaxTrivia>();
        foreach (var comment in first.Concat(tokens.SelectMany(t => t.LeadingTrivia.Concat(t.TrailingTrivia))).Where(IsComment))
        {
            comments.Add(comment);
            comments.Add(comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? SyntaxFactory.ElasticLineFeed : SyntaxFactory.Space);
        }

        return SyntaxFactory.TriviaList(comments);
    }

    private static SyntaxTriviaList DropWhitespace(SyntaxTriviaList trivia, bool keepWhitespace) =>
        keepWhitespace || trivia.Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia)) ? trivia : default;

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
