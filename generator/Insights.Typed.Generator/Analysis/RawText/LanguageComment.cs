using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>
/// Recognizes the comment <c>// lang=InsightsQuery</c>, a convention of editors. It is directly before the text, or before the
/// statement or member whose value is the text. An argument needs its separate comment, since a call can have other texts
/// too.
/// </summary>
internal static class LanguageComment
{
    /// <summary>Finds the whole text that begins with this literal, if a comment marks it; otherwise null.</summary>
    public static ExpressionSyntax? FindMarkedText(ExpressionSyntax literal)
    {
        var text = literal;
        while (text.Parent is ExpressionSyntax parent)
        {
            if (parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
            {
                // Of the literals of one text, only the first is used.
                if (sum.Right == text && HasLiteral(sum.Left))
                {
                    return null;
                }
            }
            else if (parent is not ParenthesizedExpressionSyntax || !IsOperandOfConcatenation(parent))
            {
                break;
            }

            text = parent;
        }

        return IsMarked(text) ? text : null;
    }

    public static bool IsMarked(ExpressionSyntax text)
    {
        var first = text.GetFirstToken();
        if (HasComment(first.LeadingTrivia) || HasComment(first.GetPreviousToken().TrailingTrivia))
        {
            return true;
        }

        SyntaxNode? node = text;
        while (node.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            node = node.Parent;
        }

        var isValue = node.Parent is EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            || (node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node);
        for (node = isValue ? node.Parent : null; node is not null; node = node.Parent)
        {
            if (node.HasLeadingTrivia && HasComment(node.GetLeadingTrivia()))
            {
                return true;
            }

            if (node is StatementSyntax or MemberDeclarationSyntax)
            {
                break;
            }
        }

        return false;
    }

    private static bool HasLiteral(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        ParenthesizedExpressionSyntax parentheses => HasLiteral(parentheses.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => HasLiteral(sum.Left) || HasLiteral(sum.Right),
        _ => false,
    };

    private static bool IsOperandOfConcatenation(SyntaxNode node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression };
    }

    private static bool HasComment(SyntaxTriviaList trivia)
    {
        foreach (var item in trivia)
        {
            if (item.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia && IsLanguageComment(item.ToString()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLanguageComment(string comment)
    {
        // As editors read it: lang or language, optional spaces, and options after a comma.
        var parts = comment.Substring(2).Split(['='], 2);
        return parts.Length == 2
            && (parts[0].Trim().ToUpperInvariant() is "LANG" or "LANGUAGE")
            && string.Equals(GetFirstIdentifier(parts[1]), MarkedTargets.SyntaxName, StringComparison.OrdinalIgnoreCase);
    }

    private static string GetFirstIdentifier(string text) =>
        new([.. text.TrimStart().TakeWhile(character => char.IsLetterOrDigit(character) || character is '_' or '-')]);
}
