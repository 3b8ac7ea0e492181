using System.Text;

namespace Insights.Typed;

/// <summary>A row of a report that was rejected because a value does not fit its column.</summary>
public sealed class RejectedRow
{
    internal RejectedRow(ReportFormatException mismatch, ReadOnlyMemory<byte> record)
    {
        RowNumber = mismatch.RowNumber!.Value;
        LineNumber = mismatch.LineNumber!.Value;
        ByteOffset = mismatch.ByteOffset!.Value;
        ColumnName = mismatch.ColumnName!;
        Reason = mismatch.Message;
        Record = record;
    }

    /// <summary>Gets the number of the row, from one without the header; accepted and rejected rows both count.</summary>
    public long RowNumber { get; }

    /// <summary>Gets the line number of the value in the report file, from one, including line breaks inside quotes.</summary>
    public long LineNumber { get; }

    /// <summary>Gets the offset of the value in the decompressed report file, in bytes.</summary>
    public long ByteOffset { get; }

    /// <summary>Gets the first column, in the order of the query, whose value does not fit.</summary>
    public string ColumnName { get; }

    /// <summary>Gets the reason and what to do, as in the message of a <see cref="ReportFormatException"/>. One line, which can contain a part of the value.</summary>
    public string Reason { get; }

    /// <summary>Gets the record, byte for byte as in the report, with all fields and quotes and without the line break at its end.</summary>
    public ReadOnlyMemory<byte> Record { get; }

    /// <summary>Gets <see cref="Record"/> as a string; bytes that are not UTF-8 become the replacement character.</summary>
    public string RecordText => Encoding.UTF8.GetString(Record.Span);
}
