namespace Insights.Typed.Reading;

/// <summary>The rows of a file, batch by batch: its header is taken first, and says where the selected columns stand.</summary>
internal sealed class RowSequence<TResult>
{
    private readonly DelimitedReader records;
    private readonly RowProjector<TResult> projector;
    private readonly string datasetName;
    private readonly ReadingRun run;
    private int[]? ordinals;
    private int batchCount;

    public RowSequence(DelimitedReader records, RowProjector<TResult> projector, string datasetName)
    {
        this.records = records;
        this.projector = projector;
        this.datasetName = datasetName;
        run = new ReadingRun(datasetName, projector.Columns, records);
    }

    /// <summary>Reads the next rows among the bytes that are here, in place of those read before.</summary>
    /// <returns>How many: 0 where more bytes are needed, or none are left.</returns>
    /// <exception cref="ReportFormatException">There are no more rows before a fault.</exception>
    public int TryRead()
    {
        if (run.Misfit is { } misfit)
        {
            throw misfit;
        }

        if (ordinals is null)
        {
            var header = records.Take(1);
            if (header.IsEmpty)
            {
                return 0;
            }

            ordinals = ColumnMap.Of(records.Bytes, header, projector.Columns, datasetName);
        }

        var places = records.Take(RowProjector<TResult>.BatchSize);
        if (places.IsEmpty)
        {
            return 0;
        }

        run.RowsBefore += batchCount;
        var batch = new RecordBatch(records.Bytes, places, records.FieldCount, ordinals, run);
        projector.Read(batch);
        batchCount = Math.Min(batch.Count, run.MisfitRow);
        return batchCount > 0 ? batchCount : throw run.Misfit!;
    }

    /// <summary>One of the rows that were read last.</summary>
    public TResult this[int row] => projector.Project(row);

    /// <summary>To be called at the end of the file: even a report of no rows has its header.</summary>
    public void Complete()
    {
        if (ordinals is null)
        {
            throw new ReportFormatException("The report is empty: it has not even a header.");
        }
    }
}
