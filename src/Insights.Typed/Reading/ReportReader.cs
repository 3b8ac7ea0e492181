using System.Runtime.CompilerServices;

namespace Insights.Typed.Reading;

/// <summary>Reads a report file row by row, in constant memory.</summary>
internal static class ReportReader
{
    public static async IAsyncEnumerable<TResult> ReadAsync<TResult>(
        Stream stream,
        RowProjector<TResult> projector,
        string datasetName,
        byte separator,
        int maxRecordBytes,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var records = new DelimitedReader(stream, separator, maxRecordBytes);
        var rows = new RowSequence<TResult>(records, projector, datasetName);
        do
        {
            while (rows.TryRead(out var row))
            {
                yield return row;
            }
        }
        while (await records.FillAsync(cancellationToken).ConfigureAwait(false));

        rows.Complete();
    }
}

/// <summary>The rows among the records that are here: the header is taken first, and every record must fit it.</summary>
internal sealed class RowSequence<TResult>(DelimitedReader records, RowProjector<TResult> projector, string datasetName)
{
    private readonly RecordSource source = new(datasetName, projector.Names);
    private ColumnMap? map;

    public bool TryRead(out TResult row)
    {
        if (map is null && records.TryRead())
        {
            map = ColumnMap.Of(records.Bytes, records.Fields, source);
        }

        if (map is null || !records.TryRead())
        {
            row = default!;
            return false;
        }

        source.RowNumber++;
        if (records.Fields.Length != map.FieldCount)
        {
            throw new ReportFormatException(
                $"Row {source.RowNumber} of the report (line {records.Line}) has {records.Fields.Length} fields, and its header {map.FieldCount}.",
                source.RowNumber);
        }

        row = projector.Project(new Record(records.Bytes, map.Select(records.Fields), source));
        return true;
    }

    /// <summary>To be called at the end of the file: even a report of no rows has its header.</summary>
    public void Complete()
    {
        if (map is null)
        {
            throw new ReportFormatException("The report is empty: it has not even a header.");
        }
    }
}
