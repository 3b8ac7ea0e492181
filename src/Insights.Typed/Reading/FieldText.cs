using System.Text;
using System.Text.Unicode;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>Bytes of a report as a message shows them, and what they say of the file.</summary>
internal static class FieldText
{
    /// <summary>What is wrong with a carriage return outside quotes that no line feed follows, and what to do.</summary>
    public const string StrayReturnMessage =
        "A carriage return stands outside quotes, and no line feed follows it: lines end with CR LF or LF, not with CR alone or CR CR LF, and a value that holds one is put in quotes. Write the file anew, with such line ends.";

    private const int MaxLength = 100;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>A value with its line breaks as escapes, cleaned and bounded.</summary>
    public static string ToDisplayText(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return UntrustedText.Sanitize(text, MaxLength);
    }

    /// <summary>What encoding bytes that are not UTF-8 are likely in, and what to do; null where they are UTF-8.</summary>
    public static string? DescribeEncoding(ReadOnlySpan<byte> value)
    {
        if (Utf8.IsValid(value))
        {
            return null;
        }

        return $"The file is not in UTF-8, but probably in Windows-1252, where this reads '{UntrustedText.Sanitize(Western.GetString(value), MaxLength)}'. Convert the file to UTF-8.";
    }
}
