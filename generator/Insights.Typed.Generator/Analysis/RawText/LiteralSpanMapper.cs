using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>How source is read as the characters of a string.</summary>
internal enum LiteralForm
{
    /// <summary>With escape sequences that start with <c>\</c>.</summary>
    Escaped,

    /// <summary>With <c>""</c> for a quote.</summary>
    Verbatim,

    /// <summary>Without escape sequences.</summary>
    Raw,
}

/// <summary>Maps each character of a string to its location in the source.</summary>
internal static class LiteralSpanMapper
{
    /// <summary>
    /// Returns the span of every character of the value; null if reading the source does not produce exactly that value. A
    /// diagnostic can then cover too much, but never the wrong code.
    /// </summary>
    /// <param name="source">The source between the delimiters.</param>
    /// <param name="start">The offset of the source in the file.</param>
    /// <param name="form">The form of the literal.</param>
    /// <param name="hasDoubledBraces">Whether <c>{{</c> is one brace.</param>
    /// <param name="value">The value that the compiler read.</param>
    public static TextSpan[]? MapCharacters(string source, int start, LiteralForm form, bool hasDoubledBraces, string value)
    {
        var spans = new List<TextSpan>(value.Length);
        var i = 0;
        while (i < source.Length)
        {
            var isDoubledBrace = hasDoubledBraces && source[i] is '{' or '}' && IsDoubled(source, i);
            var (length, characters) = isDoubledBrace ? (2, source.Substring(i, 1)) : form switch
            {
                LiteralForm.Verbatim when source[i] == '"' && IsDoubled(source, i) => (2, "\""),
                LiteralForm.Escaped when source[i] == '\\' => ReadEscape(source, i),
                LiteralForm.Escaped or LiteralForm.Verbatim or LiteralForm.Raw => (1, source.Substring(i, 1)),
            };
            foreach (var character in characters)
            {
                if (spans.Count == value.Length || value[spans.Count] != character)
                {
                    return null;
                }

                spans.Add(new TextSpan(start + i, length));
            }

            i += length;
        }

        return spans.Count == value.Length ? [.. spans] : null;
    }

    /// <summary>Gets the lines of a raw string, without the indentation of the last line, which only closes the string. The first can be the rest of a line.</summary>
    public static TextSpan[]? MapLines(SourceText source, TextSpan content, int indentation, string value)
    {
        var spans = new List<TextSpan>(value.Length);
        var lineStart = content.Start;
        while (lineStart <= content.End && spans.Count <= value.Length)
        {
            var line = source.Lines.GetLineFromPosition(lineStart);
            var lineEnd = Math.Min(line.End, content.End);
            var indented = lineStart == line.Start ? Math.Min(lineStart + indentation, lineEnd) : lineStart;
            for (var i = indented; i < Math.Min(line.EndIncludingLineBreak, content.End); i++)
            {
                spans.Add(new TextSpan(i, 1));
            }

            if (line.EndIncludingLineBreak >= content.End)
            {
                break;
            }

            lineStart = line.EndIncludingLineBreak;
        }

        return spans.Count == value.Length && spans.Select((span, index) => source[span.Start] == value[index]).All(isEqual => isEqual)
            ? [.. spans]
            : null;
    }

    private static bool IsDoubled(string source, int index) => index + 1 < source.Length && source[index + 1] == source[index];

    private static (int Length, string Characters) ReadEscape(string source, int start)
    {
        if (start + 1 == source.Length)
        {
            return (1, "\\");
        }

        var escape = source[start + 1];
        return escape switch
        {
            'u' => ReadNumericEscape(source, start, 4, 4),
            'U' => ReadNumericEscape(source, start, 8, 8),
            'x' => ReadNumericEscape(source, start, 1, 4),
            '0' => (2, "\0"),
            'a' => (2, "\a"),
            'b' => (2, "\b"),
            'e' => (2, "\u001b"),
            'f' => (2, "\f"),
            'n' => (2, "\n"),
            'r' => (2, "\r"),
            't' => (2, "\t"),
            'v' => (2, "\v"),
            _ => (2, escape.ToString()),
        };
    }

    private static (int Length, string Characters) ReadNumericEscape(string source, int start, int minDigits, int maxDigits)
    {
        var digits = new string([.. source.Skip(start + 2).Take(maxDigits).TakeWhile(IsHex)]);
        var isCode = digits.Length >= minDigits
            & int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is >= 0 and <= 0x10FFFF;
        var characters = !isCode ? "" : code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);
        return (2 + digits.Length, characters);
    }

    private static bool IsHex(char character) => character is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
