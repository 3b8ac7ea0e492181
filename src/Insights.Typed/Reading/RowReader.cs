using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>Reads chosen columns of a record into a row. Generated for each projection; not for use by hand.</summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowReader<TRow>
    where TRow : class
{
    /// <summary>A reader of these columns and metrics.</summary>
    /// <param name="names">The service's names, in the order in which <see cref="Read"/> numbers them.</param>
    /// <param name="reusesRow">Whether one row object can serve for all records, since the projection lets none escape.</param>
    protected RowReader(string[] names, bool reusesRow)
    {
        Names = Array.AsReadOnly(names);
        ReusesRow = reusesRow;
    }

    internal IReadOnlyList<string> Names { get; }

    internal bool ReusesRow { get; }

    /// <summary>An empty row.</summary>
    protected abstract TRow NewRow();

    /// <summary>Sets what this reader reads, and leaves the rest of the row as it is.</summary>
    protected abstract void Read(in Record record, TRow row);

    // Not "protected internal" above: where this assembly's internals are visible, generated overrides would not compile.
    internal TRow CreateRow() => NewRow();

    internal void Fill(TRow row, in Record record) => Read(record, row);
}
