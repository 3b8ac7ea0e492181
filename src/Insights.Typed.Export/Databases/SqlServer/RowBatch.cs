namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>The values of some rows, which the driver reads while the next rows are read from the report.</summary>
internal sealed class RowBatch(int columns)
{
    private const int MaxRows = 256;

    private readonly object[] values = new object[MaxRows * columns];

    public int Count { get; private set; }

    public bool IsFull => Count == MaxRows;

    /// <summary>Adds a row.</summary>
    /// <returns>The place of its values.</returns>
    public Span<object> Add() => values.AsSpan(Count++ * columns, columns);

    public object Get(int row, int column) => values[(row * columns) + column];
}
