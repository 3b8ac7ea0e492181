namespace Insights.Typed;

/// <summary>A report that does not hold what the query asked for: a value of another type, a missing column, a broken file.</summary>
public sealed class ReportFormatException : InsightsException
{
    internal ReportFormatException(string message, long? row = null, string? column = null)
        : base(message)
    {
        Row = row;
        Column = column;
    }

    /// <summary>The row, counted from one without the header; null where the fault is not in a row.</summary>
    public long? Row { get; }

    /// <summary>The column; null where the fault is not in one.</summary>
    public string? Column { get; }
}
