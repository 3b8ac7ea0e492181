using Insights.Typed.Reading;

namespace Insights.Typed.Data;

/// <summary>Reads records into columns of values, without generated rows.</summary>
internal sealed class CellReader(InsightsQuery query) : ColumnReader(query)
{
    private readonly Cells[] cells = [.. query.Columns.Select(FieldColumn.CreateCells)];

    public Cells this[int column] => cells[column];

    protected override void Read(RecordBatch records)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].Read(records.GetColumn(i));
        }
    }
}
