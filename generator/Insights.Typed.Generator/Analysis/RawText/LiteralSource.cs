using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds the characters of each kind of literal.</summary>
internal static class LiteralSource
{
    /// <summary>Where each character of a literal's value is written; null where that cannot be told.</summary>
    public static TextSpan[]? Of(LiteralExpressionSyntax literal)
    {
        var token = literal.Token;
        var text = token.Text;
        var quotes = text.SkipWhile(character => character == '@').TakeWhile(character => character == '"').Count();
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken when text.StartsWith("@", StringComparison.Ordinal):
                return Within(text, 2, 1, LiteralForm.Verbatim);
            case SyntaxKind.StringLiteralToken:
                return Within(text, 1, 1, LiteralForm.Escaped);
            case SyntaxKind.SingleLineRawStringLiteralToken:
                // An empty raw string does not exist, so all leading quotes are its delimiter.
                return Within(text, quotes, quotes, LiteralForm.Raw);
            case SyntaxKind.MultiLineRawStringLiteralToken:
                var source = token.SyntaxTree!.GetText();
                var first = source.Lines.GetLineFromPosition(token.SpanStart);
                var last = source.Lines.GetLineFromPosition(token.Span.End);
                var content = TextSpan.FromBounds(first.EndIncludingLineBreak, Math.Max(first.EndIncludingLineBreak, source.Lines[last.LineNumber - 1].End));
                return LiteralCharacters.OfLines(source, content, token.Span.End - quotes - last.Start, token.ValueText);
            default:
                return null;
        }

        TextSpan[]? Within(string literalText, int open, int close, LiteralForm form) => literalText.Length < open + close
            ? null
            : LiteralCharacters.Of(
                literalText.Substring(open, literalText.Length - open - close), token.SpanStart + open, form, hasDoubledBraces: false, token.ValueText);
    }

    /// <summary>The value of a text between holes. The compiler leaves doubled braces in it.</summary>
    public static string ValueOf(InterpolatedStringExpressionSyntax whole, InterpolatedStringTextSyntax text) => IsRaw(whole)
        ? text.TextToken.ValueText
        : text.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}");

    /// <summary>Where each character of a text between holes is written; null where that cannot be told.</summary>
    public static TextSpan[]? Of(InterpolatedStringExpressionSyntax whole, InterpolatedStringTextSyntax text)
    {
        var token = text.TextToken;
        if (whole.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken))
        {
            var indentation = whole.StringEndToken.Text.Count(character => character is ' ' or '\t');
            return LiteralCharacters.OfLines(token.SyntaxTree!.GetText(), token.Span, indentation, token.ValueText);
        }

        var form = whole.StringStartToken.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => LiteralForm.Escaped,
            SyntaxKind.InterpolatedVerbatimStringStartToken => LiteralForm.Verbatim,
            _ => LiteralForm.Raw,
        };
        return LiteralCharacters.Of(token.Text, token.SpanStart, form, form != LiteralForm.Raw, ValueOf(whole, text));
    }

    private static bool IsRaw(InterpolatedStringExpressionSyntax whole) => whole.StringStartToken.Kind()
        is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;
}
