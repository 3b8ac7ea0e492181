namespace Insights.Typed.Reading;

internal static class Gzip
{
    /// <summary>Whether a file that begins so is compressed. No text does: the second byte cannot follow the first in UTF-8.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B];
}
