namespace Insights.Typed.Reading;

/// <summary>Converts the records of one run to rows, one batch at a time.</summary>
internal abstract class RowProjector<TResult>
{
    /// <summary>The maximum number of records in a batch.</summary>
    public const int BatchSize = RecordBatch.MaxCount;

    /// <summary>Gets the columns and metrics that records must contain, in the order of their numbers.</summary>
    public abstract IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>Reads the values of a batch, which replace those of the previous batch.</summary>
    public abstract void Read(RecordBatch records);

    /// <summary>Creates the result of a record, after its values are read.</summary>
    public abstract TResult Project(int record);
}

/// <summary>Creates a new row for each record.</summary>
internal sealed class FullRowProjector<TRow>(RowReader<TRow> reader) : RowProjector<TRow>
    where TRow : class
{
    private readonly TRow[] rows = new TRow[BatchSize];

    public override IReadOnlyList<ReaderColumn> Columns => reader.Columns;

    public override void Read(RecordBatch records)
    {
        reader.CreateRows(rows.AsSpan(0, records.Count));
        reader.Fill(rows, records);
    }

    public override TRow Project(int record) => rows[record];
}

/// <summary>Passes each record to a projection, in rows that are reused if no projection can keep them.</summary>
internal sealed class SelectProjector<TRow, TResult>(RowReader<TRow> reader, Func<TRow, TResult> projection) : RowProjector<TResult>
    where TRow : class
{
    private readonly TRow[] rows = new TRow[BatchSize];
    private int reusable;

    public override IReadOnlyList<ReaderColumn> Columns => reader.Columns;

    public override void Read(RecordBatch records)
    {
        if (records.Count > reusable)
        {
            reader.CreateRows(rows.AsSpan(reusable..records.Count));
            reusable = reader.ReusesRow ? records.Count : 0;
        }

        reader.Fill(rows, records);
    }

    public override TResult Project(int record) => projection(rows[record]);
}
