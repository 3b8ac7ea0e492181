namespace Insights.Typed;

/// <summary>The compression of the pages of a Parquet file.</summary>
public enum ParquetCompression
{
    /// <summary>Snappy: fast, and supported by every reader.</summary>
    Snappy,

    /// <summary>Zstandard: smaller files.</summary>
    Zstd,

    /// <summary>Gzip, for old readers.</summary>
    GZip,

    /// <summary>No compression.</summary>
    Uncompressed,
}
