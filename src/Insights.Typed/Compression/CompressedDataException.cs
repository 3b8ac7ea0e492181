namespace Insights.Typed.Compression;

/// <summary>The exception for incomplete or invalid compressed data. Its message continues a sentence about the data.</summary>
internal sealed class CompressedDataException(string message, bool isTruncated = false) : Exception(message)
{
    /// <summary>Gets a value indicating whether more bytes could complete the data.</summary>
    public bool IsTruncated => isTruncated;
}
