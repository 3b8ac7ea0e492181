namespace Insights.Typed.Reading;

/// <summary>What the first bytes of a file say of it.</summary>
internal static class FileSignature
{
    /// <summary>How many bytes decide.</summary>
    public const int Length = 4;

    /// <summary>Why a file that begins so is not read; null where nothing is known against it.</summary>
    public static string? FindUnsupportedReason(ReadOnlySpan<byte> start) =>
        start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..]
            ? "The report is a ZIP archive, as Excel workbooks are too. Extract the file in it, or save the workbook as CSV UTF-8, and read that."
            : DetectEncoding(start) is { } encoding
            ? $"The report is text in {encoding}, as its first bytes show; reports are read in UTF-8. Convert the file to UTF-8 (Excel saves such a file as CSV UTF-8)."
            : null;

    /// <summary>The encoding by a byte order mark, or by the zeros of two ASCII characters; null where it may be UTF-8.</summary>
    private static string? DetectEncoding(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32 (little-endian)",
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] => "UTF-32 (big-endian)",
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => "UTF-16 (little-endian)",
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => "UTF-16 (big-endian)",
        _ => null,
    };
}
