namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>The values of some rows, which the driver reads while the next rows are read from the report.</summary>
internal sealed class RowBatch(int columns)
{
    /// <summary>A larger array would be one of the large objects, which are collected rarely.</summary>
    private const int MaxValues = 8192;

    private const int MaxRows = 256;

    private readonly int maxRows = GetMaxRows(columns);
    private readonly object[] values = new object[GetMaxRows(columns) * columns];

    private long textBytes;

    public int Count { get; private set; }

    public bool IsFull => Count == maxRows || textBytes >= WaitingText.MaxBytes;

    /// <summary>Adds the next value of a row.</summary>
    public void Add(int column, object value)
    {
        values[(Count * columns) + column] = value;
        textBytes += value is string text ? text.Length * (long)sizeof(char) : 0;
    }

    /// <summary>Completes a row, whose values were added.</summary>
    public void CompleteRow() => Count++;

    public object Get(int row, int column) => values[(row * columns) + column];

    private static int GetMaxRows(int columns) => Math.Clamp(MaxValues / columns, 1, MaxRows);
}
