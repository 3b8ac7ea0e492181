namespace Insights.Typed.Reading;

/// <summary>Turns the records of one run into rows, a batch at a time.</summary>
internal abstract class RowProjector<TResult>
{
    /// <summary>The most records that a batch may have.</summary>
    public const int BatchSize = 96;

    /// <summary>The columns and metrics that records must offer, in the order in which they are numbered.</summary>
    public abstract IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>Reads the values of a batch, in place of those of the batch before.</summary>
    public abstract void Read(RecordBatch records);

    /// <summary>Makes a result of a record, once its values are read.</summary>
    public abstract TResult Project(int record);
}

/// <summary>Gives each record a row of its own.</summary>
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

/// <summary>Gives each record to a projection, in rows that are reused where no projection can keep them.</summary>
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
