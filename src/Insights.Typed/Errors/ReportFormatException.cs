namespace Insights.Typed;

/// <summary>The exception that is thrown when a report does not match the query: a value of another type, a missing column, a damaged file.</summary>
public sealed class ReportFormatException : InsightsException
{
    internal ReportFormatException(string message, long? rowNumber = null, string? columnName = null, long? lineNumber = null, long? byteOffset = null)
        : base(message)
    {
        RowNumber = rowNumber;
        ColumnName = columnName;
        LineNumber = lineNumber;
        ByteOffset = byteOffset;
    }

    /// <summary>Gets the number of the row, from one without the header; null if the error is not in a row.</summary>
    public long? RowNumber { get; }

    /// <summary>Gets the name of the column; null if the error is not in a column.</summary>
    public string? ColumnName { get; }

    /// <summary>Gets the line number of the error in the report file, from one, including line breaks inside quotes; null if the error is not in a file.</summary>
    public long? LineNumber { get; }

    /// <summary>Gets the offset of the error in the decompressed report file, in bytes; null if the error is not in a file.</summary>
    public long? ByteOffset { get; }
}
