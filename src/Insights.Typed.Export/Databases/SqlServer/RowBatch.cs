namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>The values of some rows, which the driver reads while the next rows are read from the report.</summary>
internal sealed class RowBatch(int columns)
{
    /// <summary>A larger array would be one of the large objects, which are collected rarely.</summary>
    private const int MaxValues = 8192;

    private const int MaxRows = 256;

    private readonly int maxRows = GetMaxRows(columns);
    private readonly object[] values = new object[GetMaxRows(columns) * columns];

    public int Count { get; private set; }

    public bool IsFull => Count == maxRows;

    /// <summary>Adds a row.</summary>
    /// <returns>The span of its values.</returns>
    public Span<object> Add() => values.AsSpan(Count++ * columns, columns);

    public object Get(int row, int column) => values[(row * columns) + column];

    private static int GetMaxRows(int columns) => Math.Clamp(MaxValues / columns, 1, MaxRows);
}
