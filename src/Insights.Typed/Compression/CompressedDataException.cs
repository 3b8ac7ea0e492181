namespace Insights.Typed.Compression;

/// <summary>Compressed data that are not whole, or not what they claim. Its message continues a sentence about them.</summary>
internal sealed class CompressedDataException(string message, bool isTruncated = false) : Exception(message)
{
    /// <summary>Whether more bytes could make them whole.</summary>
    public bool IsTruncated => isTruncated;
}
