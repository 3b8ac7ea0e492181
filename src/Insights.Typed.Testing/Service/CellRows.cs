using System.Text.Json.Nodes;
using Insights.Typed.Emulation;
using Insights.Typed.Schemas;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Service;

/// <summary>The rows of a query, in memory.</summary>
internal sealed class CellRows(IReadOnlyList<ColumnSchema> columns, IReadOnlyList<object?[]> rows, long maximumRows) : QueryRows
{
    private int current = -1;

    public override IReadOnlyList<ColumnSchema> Columns => columns;

    public override bool Read() => ++current < Math.Min(rows.Count, maximumRows);

    public override string? GetText(int ordinal) => rows[current][ordinal] is { } cell ? Cell.ToText(columns[ordinal].Kind, cell) : null;

    public override JsonValue? GetJson(int ordinal) => Cell.ToJson(columns[ordinal].Kind, rows[current][ordinal]);
}
