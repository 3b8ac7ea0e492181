using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>The rows of a file, batch by batch. The header is read first and determines the positions of the selected columns.</summary>
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

    public RowSequence(DelimitedReader records, RowProjector<TResult> projector, string datasetName, RowRejecter? rejecter = null, bool isRedacted = false)
    {
        this.records = records;
        this.projector = projector;
        this.datasetName = datasetName;
        this.rejecter = rejecter;
        run = new ReadContext(datasetName, projector.Columns, records) { IsRedacted = isRedacted };
    }

    /// <summary>Reads the next rows from the buffered bytes, which replace the previous ones.</summary>
    /// <returns>The number of rows: 0 if more bytes are needed, or at the end.</returns>
    /// <exception cref="ReportFormatException">No more rows precede an error.</exception>
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
    /// Skips a row, so that the rows after it are read again: the columns are complete only up to the row with
    /// the mismatch. Batches are short if mismatches are frequent, so that few rows are read twice.
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

    /// <summary>Returns one of the rows that were read last.</summary>
    public TResult this[int row] => projector.Project(row);

    /// <summary>Called at the end of the file: even a report without rows must have a header.</summary>
    public void Complete()
    {
        if (ordinals is null)
        {
            throw new ReportFormatException("The report is empty: it has no header.");
        }

        rejecter?.Complete(run.RowsBefore + acceptedCount);
    }
}
