namespace Insights.Typed.Reading;

/// <summary>Detects the type of a file by its first bytes.</summary>
internal static class FileSignature
{
    /// <summary>The number of bytes that are needed.</summary>
    public const int Length = 4;

    /// <summary>Returns the reason why a file with this start cannot be read; null if it can.</summary>
    public static string? FindUnsupportedReason(ReadOnlySpan<byte> start) =>
        start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..]
            ? "The report is a ZIP archive, like an Excel workbook. Extract the file in it, or save the workbook as CSV UTF-8, and read that file."
            : DetectEncoding(start) is { } encoding
            ? $"The report is text in {encoding}, according to its first bytes; only UTF-8 can be read. Convert the file to UTF-8 (in Excel: save as CSV UTF-8)."
            : null;

    /// <summary>Detects the encoding by a byte order mark, or by the zeros in two ASCII characters; null if it can be UTF-8.</summary>
    private static string? DetectEncoding(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32 (little-endian)",
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] => "UTF-32 (big-endian)",
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => "UTF-16 (little-endian)",
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => "UTF-16 (big-endian)",
        _ => null,
    };
}
