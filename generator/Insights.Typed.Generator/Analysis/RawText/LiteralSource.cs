using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds the characters of each kind of literal.</summary>
internal static class LiteralSource
{
    /// <summary>Finds the location of each character of a literal's value; null if it cannot be determined.</summary>
    public static TextSpan[]? GetCharacterSpans(LiteralExpressionSyntax literal)
    {
        var token = literal.Token;
        var text = token.Text;
        var quotes = text.SkipWhile(character => character == '@').TakeWhile(character => character == '"').Count();
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken when text.StartsWith("@", StringComparison.Ordinal):
                return MapContent(text, 2, 1, LiteralForm.Verbatim);
            case SyntaxKind.StringLiteralToken:
                return MapContent(text, 1, 1, LiteralForm.Escaped);
            case SyntaxKind.SingleLineRawStringLiteralToken:
                // An empty raw string does not exist, so all leading quotes are its delimiter.
                return MapContent(text, quotes, quotes, LiteralForm.Raw);
            case SyntaxKind.MultiLineRawStringLiteralToken:
                var source = token.SyntaxTree!.GetText();
                var first = source.Lines.GetLineFromPosition(token.SpanStart);
                var last = source.Lines.GetLineFromPosition(token.Span.End);
                var content = TextSpan.FromBounds(first.EndIncludingLineBreak, Math.Max(first.EndIncludingLineBreak, source.Lines[last.LineNumber - 1].End));
                return LiteralSpanMapper.MapLines(source, content, token.Span.End - quotes - last.Start, token.ValueText);
            default:
                return null;
        }

        TextSpan[]? MapContent(string literalText, int openLength, int closeLength, LiteralForm form) => literalText.Length < openLength + closeLength
            ? null
            : LiteralSpanMapper.MapCharacters(
                literalText.Substring(openLength, literalText.Length - openLength - closeLength), token.SpanStart + openLength, form, hasDoubledBraces: false, token.ValueText);
    }

    /// <summary>Gets the value of a text between holes. The compiler keeps doubled braces in it.</summary>
    public static string GetValue(InterpolatedStringExpressionSyntax interpolatedString, InterpolatedStringTextSyntax text) => IsRaw(interpolatedString)
        ? text.TextToken.ValueText
        : text.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}");

    /// <summary>Finds the location of each character of a text between holes; null if it cannot be determined.</summary>
    public static TextSpan[]? GetCharacterSpans(InterpolatedStringExpressionSyntax interpolatedString, InterpolatedStringTextSyntax text)
    {
        var token = text.TextToken;
        if (interpolatedString.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken))
        {
            var indentation = interpolatedString.StringEndToken.Text.Count(character => character is ' ' or '\t');
            return LiteralSpanMapper.MapLines(token.SyntaxTree!.GetText(), token.Span, indentation, token.ValueText);
        }

        var form = interpolatedString.StringStartToken.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => LiteralForm.Escaped,
            SyntaxKind.InterpolatedVerbatimStringStartToken => LiteralForm.Verbatim,
            _ => LiteralForm.Raw,
        };
        return LiteralSpanMapper.MapCharacters(token.Text, token.SpanStart, form, form != LiteralForm.Raw, GetValue(interpolatedString, text));
    }

    private static bool IsRaw(InterpolatedStringExpressionSyntax interpolatedString) => interpolatedString.StringStartToken.Kind()
        is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;
}
