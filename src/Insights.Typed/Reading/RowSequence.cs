using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Reading;

/// <summary>The rows of a file, batch by batch: its header is taken first, and says where the selected columns stand.</summary>
internal sealed class RowSequence<TResult>
{
    private readonly DelimitedReader records;
    private readonly RowProjector<TResult> projector;
    private readonly string datasetName;
    private readonly ReadingRun run;
    private readonly RowRejecter? rejecter;
    private int[]? ordinals;
    private int batchSize = RowProjector<TResult>.BatchSize;
    private int taken;
    private int passed;

    public RowSequence(DelimitedReader records, RowProjector<TResult> projector, string datasetName, RowRejecter? rejecter = null)
    {
        this.records = records;
        this.projector = projector;
        this.datasetName = datasetName;
        this.rejecter = rejecter;
        run = new ReadingRun(datasetName, projector.Columns, records);
    }

    /// <summary>Reads the next rows among the bytes that are here, in place of those read before.</summary>
    /// <returns>How many: 0 where more bytes are needed, or none are left.</returns>
    /// <exception cref="ReportFormatException">There are no more rows before a fault.</exception>
    public int TryRead()
    {
        while (true)
        {
            if (run.Misfit is { } misfit)
            {
                Reject(misfit);
            }

            if (ordinals is null && !TryReadHeader())
            {
                return 0;
            }

            var places = records.Take(batchSize);
            if (places.IsEmpty)
            {
                return 0;
            }

            run.RowsBefore += passed;
            var batch = new RecordBatch(records.Bytes, places, records.FieldCount, ordinals, run);
            projector.Read(batch);
            batchSize = Math.Min(batchSize * 2, RowProjector<TResult>.BatchSize);
            taken = batch.Count;
            passed = Math.Min(taken, run.MisfitRow);
            if (passed > 0)
            {
                return passed;
            }
        }
    }

    private bool TryReadHeader()
    {
        var header = records.Take(1);
        if (header.IsEmpty)
        {
            return false;
        }

        ordinals = ColumnMap.Of(records.Bytes, header, projector.Columns, datasetName);
        rejecter?.Start(records.LastRecord);
        return true;
    }

    /// <summary>
    /// Passes over a row, and has those that were read after it read again: their columns are filled in as far as the row with
    /// the misfit only. Where misfits are many, batches are short, so that little is read twice.
    /// </summary>
    private void Reject(ReportFormatException misfit)
    {
        if (rejecter is null)
        {
            throw misfit;
        }

        records.PutBack(taken - passed - 1);
        batchSize = passed + 1;
        passed++;
        taken = passed;
        run.Forget();
        rejecter.Reject(misfit, records.LastRecord);
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

        rejecter?.Complete(run.RowsBefore + passed);
    }
}
