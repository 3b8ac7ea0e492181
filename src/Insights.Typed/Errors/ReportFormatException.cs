namespace Insights.Typed;

/// <summary>A report that does not hold what the query asked for: a value of another type, a missing column, a broken file.</summary>
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

    /// <summary>The row, counted from one without the header; null where the fault is not in a row.</summary>
    public long? RowNumber { get; }

    /// <summary>The column; null where the fault is not in one.</summary>
    public string? ColumnName { get; }

    /// <summary>The line of the report file where the fault is, counted from one, with the line breaks inside quotes; null where it is not in a file.</summary>
    public long? LineNumber { get; }

    /// <summary>How many bytes of the report file, as it is without compression, stand before the fault; null where it is not in a file.</summary>
    public long? ByteOffset { get; }
}
