using Insights.Typed.Reading;

namespace Insights.Typed.Data;

/// <summary>Reads records into columns of values, without generated rows. A result is a record's index in its batch.</summary>
internal sealed class CellProjector(IReadOnlyList<ReaderColumn> columns) : RowProjector<int>
{
    private readonly Cells[] cells = [.. columns.Select(Cells.Create)];

    public override IReadOnlyList<ReaderColumn> Columns => columns;

    public Cells this[int column] => cells[column];

    public override void Read(RecordBatch records)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].Read(records.GetColumn(i));
        }
    }

    public override int Project(int record) => record;
}

/// <summary>A query whose records are read into cells: the same columns and the same text.</summary>
internal sealed class CellQuery(InsightsQuery query, CellProjector cells) : InsightsQuery<int>(query.Clauses, query.Columns)
{
    public override string? SystemQueryId => query.SystemQueryId;

    internal override RowProjector<int> CreateProjector() => cells;

    private protected override string WriteText() => query.ToString();
}
