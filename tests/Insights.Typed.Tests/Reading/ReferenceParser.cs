using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>RFC 4180 in its simplest form, one character at a time: the reference for the fast reader.</summary>
internal static class ReferenceParser
{
    /// <summary>The records; null if the text is invalid.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">The separator of fields.</param>
    /// <param name="acceptsReturns">Whether an unquoted field may contain a carriage return, which the standard does not allow.</param>
    public static List<string[]>? Parse(string text, char separator, bool acceptsReturns = true)
    {
        var records = new List<string[]>();
        var position = 0;
        while (position < text.Length)
        {
            if (ParseRecord(text, separator, acceptsReturns, ref position) is not { } record || record.Length != (records.FirstOrDefault() ?? record).Length)
            {
                return null;
            }

            records.Add(record);
        }

        return records;
    }

    private static string[]? ParseRecord(string text, char separator, bool acceptsReturns, ref int position)
    {
        var fields = new List<string>();
        while (true)
        {
            var isQuoted = position < text.Length && text[position] == '"';
            if ((isQuoted ? ParseQuoted(text, ref position) : ParsePlain(text, separator, ref position)) is not { } field
                || (!isQuoted && !acceptsReturns && field.Contains('\r', StringComparison.Ordinal)))
            {
                return null;
            }

            fields.Add(field);
            if (position == text.Length)
            {
                return [.. fields];
            }

            if (text[position] == '\n' || IsCrLf(text, position))
            {
                position += text[position] == '\n' ? 1 : 2;
                return [.. fields];
            }

            if (text[position++] != separator)
            {
                return null;
            }
        }
    }

    private static string ParsePlain(string text, char separator, ref int position)
    {
        var field = new StringBuilder();
        while (position < text.Length && text[position] != separator && text[position] != '\n' && !IsCrLf(text, position))
        {
            field.Append(text[position++]);
        }

        return field.ToString();
    }

    private static string? ParseQuoted(string text, ref int position)
    {
        var field = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                field.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                field.Append(text[++position]);
            }
            else
            {
                position++;
                return field.ToString();
            }
        }

        return null;
    }

    private static bool IsCrLf(string text, int position) =>
        text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n';
}
