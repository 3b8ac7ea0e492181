using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>Reads the selected columns of records into rows. Supports generated code; not intended for direct use.</summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowReader<TRow>
    where TRow : class
{
    /// <summary>Initializes a new instance of the <see cref="RowReader{TRow}"/> class.</summary>
    /// <param name="columns">The columns and metrics, in the order in which <see cref="Read"/> numbers them.</param>
    /// <param name="reusesRow">true if row objects can be reused for other records, because the projection does not keep them; otherwise, false.</param>
    protected RowReader(ReaderColumn[] columns, bool reusesRow)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = Array.AsReadOnly(columns);
        ReusesRow = reusesRow;
    }

    /// <summary>Gets the columns and metrics, in the order in which <see cref="Read"/> numbers them.</summary>
    public IReadOnlyList<ReaderColumn> Columns { get; }

    internal bool ReusesRow { get; }

    /// <summary>Fills an array with empty rows.</summary>
    protected abstract void InitializeRows(Span<TRow> rows);

    /// <summary>Sets the properties of each row that this reader reads, column by column, and leaves the others unchanged.</summary>
    protected abstract void Read(RecordBatch records, ReadOnlySpan<TRow> rows);

    // Not "protected internal" above: generated overrides would not compile if this assembly's internals are visible to them.
    internal void CreateRows(Span<TRow> rows) => InitializeRows(rows);

    internal void Fill(ReadOnlySpan<TRow> rows, RecordBatch records) => Read(records, rows);
}
