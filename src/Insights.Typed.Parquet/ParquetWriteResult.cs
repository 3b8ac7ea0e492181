namespace Insights.Typed;

/// <summary>The content of a Parquet file that was written.</summary>
public readonly record struct ParquetWriteResult
{
    /// <summary>Initializes a new instance of the <see cref="ParquetWriteResult"/> struct.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="rowGroups">The number of row groups.</param>
    /// <param name="bytes">The length of the file.</param>
    public ParquetWriteResult(long rows, int rowGroups, long bytes)
    {
        Rows = rows;
        RowGroups = rowGroups;
        Bytes = bytes;
    }

    /// <summary>Gets the number of rows, without those that were rejected.</summary>
    public long Rows { get; }

    /// <summary>Gets the number of row groups.</summary>
    public int RowGroups { get; }

    /// <summary>Gets the length of the file in bytes.</summary>
    public long Bytes { get; }
}
