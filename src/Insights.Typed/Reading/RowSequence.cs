using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>The rows of a file, batch by batch: its header is taken first, and says where the selected columns stand.</summary>
internal sealed class RowSequence<TResult>
{
    private readonly DelimitedReader records;
    private readonly RowProjector<TResult> projector;
    private readonly string datasetName;
    private readonly ReadContext run;
    private readonly RowRejecter? rejecter;
    private int[]? ordinals;
    private int batchSize = RowProjector<TResult>.BatchSize;
    private int readCount;
    private int acceptedCount;

    public RowSequence(DelimitedReader records, RowProjector<TResult> projector, string datasetName, RowRejecter? rejecter = null)
    {
        this.records = records;
        this.projector = projector;
        this.datasetName = datasetName;
        this.rejecter = rejecter;
        run = new ReadContext(datasetName, projector.Columns, records);
    }

    /// <summary>Reads the next rows among the bytes that are here, in place of those read before.</summary>
    /// <returns>How many: 0 where more bytes are needed, or none are left.</returns>
    /// <exception cref="ReportFormatException">There are no more rows before a fault.</exception>
    public int ReadBatch()
    {
        while (true)
        {
            if (run.Mismatch is { } mismatch)
            {
                Reject(mismatch);
            }

            if (ordinals is null && !TryReadHeader())
            {
                return 0;
            }

            var positions = records.ReadRecords(batchSize);
            if (positions.IsEmpty)
            {
                return 0;
            }

            run.RowsBefore += acceptedCount;
            var batch = new RecordBatch(records.Bytes, positions, records.FieldCount, ordinals, run);
            projector.Read(batch);
            batchSize = Math.Min(batchSize * 2, RowProjector<TResult>.BatchSize);
            readCount = batch.Count;
            acceptedCount = Math.Min(readCount, run.MismatchRow);
            if (acceptedCount > 0)
            {
                return acceptedCount;
            }
        }
    }

    private bool TryReadHeader()
    {
        var header = records.ReadRecords(1);
        if (header.IsEmpty)
        {
            return false;
        }

        ordinals = ColumnMap.FindOrdinals(records.Bytes, header, projector.Columns, datasetName);
        rejecter?.Start(records.LastRecord);
        return true;
    }

    /// <summary>
    /// Passes over a row, and has those that were read after it read again: their columns are filled in as far as the row with
    /// the misfit only. Where misfits are many, batches are short, so that little is read twice.
    /// </summary>
    private void Reject(ReportFormatException mismatch)
    {
        if (rejecter is null)
        {
            throw mismatch;
        }

        records.Unread(readCount - acceptedCount - 1);
        batchSize = acceptedCount + 1;
        acceptedCount++;
        readCount = acceptedCount;
        run.ClearMismatch();
        rejecter.Reject(mismatch, records.LastRecord);
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

        rejecter?.Complete(run.RowsBefore + acceptedCount);
    }
}
