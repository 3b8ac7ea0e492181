using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>Reads chosen columns of records into rows. Generated for each projection; not for use by hand.</summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowReader<TRow>
    where TRow : class
{
    /// <summary>A reader of these columns and metrics.</summary>
    /// <param name="columns">In the order in which <see cref="Read"/> numbers them.</param>
    /// <param name="reusesRow">Whether row objects can serve for other records in turn, since the projection lets none escape.</param>
    protected RowReader(ReaderColumn[] columns, bool reusesRow)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = Array.AsReadOnly(columns);
        ReusesRow = reusesRow;
    }

    /// <summary>The columns and metrics, in the order in which <see cref="Read"/> numbers them.</summary>
    public IReadOnlyList<ReaderColumn> Columns { get; }

    internal bool ReusesRow { get; }

    /// <summary>Puts an empty row into each place.</summary>
    protected abstract void InitializeRows(Span<TRow> rows);

    /// <summary>Sets in each row what this reader reads of its record, column by column, and leaves the rest as it is.</summary>
    protected abstract void Read(RecordBatch records, ReadOnlySpan<TRow> rows);

    // Not "protected internal" above: where this assembly's internals are visible, generated overrides would not compile.
    internal void CreateRows(Span<TRow> rows) => InitializeRows(rows);

    internal void Fill(ReadOnlySpan<TRow> rows, RecordBatch records) => Read(records, rows);
}
