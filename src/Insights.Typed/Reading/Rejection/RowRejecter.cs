using System.Globalization;

namespace Insights.Typed.Reading.Rejection;

/// <summary>Rejects rows of one reading: counts them, reports them, and ends the reading if there are too many.</summary>
internal sealed class RowRejecter(RowRejectionOptions options) : IDisposable
{
    /// <summary>The number of reasons in the error.</summary>
    private const int MaxReasonsInError = 3;

    private readonly List<RejectedRow> first = [];
    private byte[] header = [];
    private RejectedRowFile? file;

    /// <summary>Gets the number of rejected rows.</summary>
    public long Count { get; private set; }

    /// <summary>Starts the reading with its header.</summary>
    /// <param name="record">The header with its line break.</param>
    public void Start(ReadOnlySpan<byte> record) => header = record.ToArray();

    /// <param name="mismatch">The error of the value that does not fit.</param>
    /// <param name="record">The record with its line break, if it has one.</param>
    /// <exception cref="ReportFormatException">Too many rows are rejected.</exception>
    public void Reject(ReportFormatException mismatch, ReadOnlySpan<byte> record)
    {
        var row = new RejectedRow(mismatch, TrimLineBreak(record).ToArray());
        Count++;
        if (first.Count < MaxReasonsInError)
        {
            first.Add(row);
        }

        if (options.FilePath is { Length: > 0 } path)
        {
            file ??= new RejectedRowFile(path, header);
            file.Add(row, record);
        }

        options.OnRowRejected?.Invoke(row);
        ThrowIfExceeded(row.RowNumber, isEnd: false);
    }

    /// <param name="rows">The number of rows in the report.</param>
    /// <exception cref="ReportFormatException">Too many rows were rejected.</exception>
    public void Complete(long rows)
    {
        ThrowIfExceeded(rows, isEnd: true);
        options.OnCompleted?.Invoke(new RowCounts(rows - Count, Count));
    }

    public void Dispose() => file?.Dispose();

    private void ThrowIfExceeded(long read, bool isEnd)
    {
        if (!options.MaxRejectedRows.IsExceeded(Count, read, isEnd))
        {
            return;
        }

        var reasons = string.Join(" ", first.Select(row => $"Row {row.RowNumber}, line {row.LineNumber}: {row.Reason}"));
        throw new ReportFormatException(
            string.Create(CultureInfo.InvariantCulture, $"{Count} of {read} rows were rejected; {nameof(RowRejectionOptions.MaxRejectedRows)} allows {options.MaxRejectedRows}. The first errors: {reasons}"),
            first[0].RowNumber,
            first[0].ColumnName,
            first[0].LineNumber,
            first[0].ByteOffset);
    }

    private static ReadOnlySpan<byte> TrimLineBreak(ReadOnlySpan<byte> record) =>
        record is [.. var line, (byte)'\r', (byte)'\n'] ? line : record is [.. var text, (byte)'\n'] ? text : record;
}
