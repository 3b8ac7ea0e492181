
namespace Insights.Typed.Reading;

/// <summary>Turns the records of one run into rows.</summary>
internal abstract class RowProjector<TResult>
{
    /// <summary>The columns and metrics that records must offer, in the order in which they are numbered.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    public abstract TResult Project(in Record record);
}

/// <summary>Gives each record a row of its own.</summary>
internal sealed class WholeRowProjector<TRow>(RowReader<TRow> reader) : RowProjector<TRow>
    where TRow : class
{
    public override IReadOnlyList<string> Names => reader.Names;

    public override TRow Project(in Record record)
    {
        var row = reader.CreateRow();
        reader.Fill(row, record);
        return row;
    }
}

/// <summary>Gives each record to a projection, in one reused row where no projection can keep it.</summary>
internal sealed class SelectProjector<TRow, TResult>(RowReader<TRow> reader, Func<TRow, TResult> projection) : RowProjector<TResult>
    where TRow : class
{
    private readonly TRow? reused = reader.ReusesRow ? reader.CreateRow() : null;

    public override IReadOnlyList<string> Names => reader.Names;

    public override TResult Project(in Record record)
    {
        var row = reused ?? reader.CreateRow();
        reader.Fill(row, record);
        return projection(row);
    }
}
