using System.Text;
using System.Text.Unicode;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>Formats bytes of a report for messages, and detects their encoding.</summary>
internal static class FieldText
{
    /// <summary>The explanation of a carriage return outside quotes without a line feed, and what to do.</summary>
    public const string StrayReturnMessage =
        "A carriage return outside quotes is not followed by a line feed: lines must end with CR LF or LF, not with CR alone or CR CR LF, and a value that contains a carriage return must be in quotes. Write the file again with such line breaks.";

    private const int MaxLength = 100;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Returns a value with its line breaks escaped, sanitized and of limited length.</summary>
    public static string ToDisplayText(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return UntrustedText.Sanitize(text, MaxLength);
    }

    /// <summary>Returns the likely encoding of bytes that are not UTF-8, and what to do; null if they are UTF-8.</summary>
    public static string? DescribeEncoding(ReadOnlySpan<byte> value)
    {
        if (Utf8.IsValid(value))
        {
            return null;
        }

        return $"The file is not in UTF-8, but probably in Windows-1252, in which the text is '{UntrustedText.Sanitize(Western.GetString(value), MaxLength)}'. Convert the file to UTF-8.";
    }
}
