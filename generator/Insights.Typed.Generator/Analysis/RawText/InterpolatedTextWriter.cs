using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Writes the pieces of a text as one interpolated string.</summary>
internal static class InterpolatedTextWriter
{
    public static string Write(IReadOnlyList<TextPiece> pieces)
    {
        var isVerbatim = pieces.Any(piece => !piece.IsValue && piece.Value.Contains('\n'));
        var output = new StringBuilder(isVerbatim ? "$@\"" : "$\"");
        foreach (var piece in pieces)
        {
            _ = piece.IsValue ? output.Append('{').Append(GetExpression(piece)).Append('}') : output.Append(Escape(piece.Value, isVerbatim));
        }

        return output.Append('"').ToString();
    }

    private static string GetExpression(TextPiece piece)
    {
        var source = piece.Tree.GetText().ToString(piece.Span);

        // A colon would start a format.
        return source.Contains(':') ? $"({source})" : source;
    }

    private static string Escape(string text, bool isVerbatim)
    {
        var escaped = isVerbatim ? text.Replace("\"", "\"\"") : TrimQuotes(SymbolDisplay.FormatLiteral(text, quote: true));
        return escaped.Replace("{", "{{").Replace("}", "}}");
    }

    private static string TrimQuotes(string literal) => literal.Substring(1, literal.Length - 2);
}
