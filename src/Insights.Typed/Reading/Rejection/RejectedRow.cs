using System.Text;

namespace Insights.Typed;

/// <summary>A row of a report that has a value which does not fit its column, so that it was rejected.</summary>
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

    /// <summary>The row, counted from one without the header; accepted and rejected rows count alike.</summary>
    public long RowNumber { get; }

    /// <summary>The line of the report file where the value is, counted from one, with the line breaks inside quotes.</summary>
    public long LineNumber { get; }

    /// <summary>How many bytes of the report file, as it is without compression, are before the value.</summary>
    public long ByteOffset { get; }

    /// <summary>The first column in the record's row whose value does not fit, in the order of the query.</summary>
    public string ColumnName { get; }

    /// <summary>What does not fit and what to do, as <see cref="ReportFormatException"/> would say. One line. It can hold a part of the value.</summary>
    public string Reason { get; }

    /// <summary>The record, byte for byte as the report has it, with all its fields and quotes and without the line break at its end.</summary>
    public ReadOnlyMemory<byte> Record { get; }

    /// <summary><see cref="Record"/> as text; bytes that are not UTF-8 become the replacement character.</summary>
    public string RecordText => Encoding.UTF8.GetString(Record.Span);
}
