namespace Insights.Typed.Language;

/// <summary>What the values of a column or metric are.</summary>
public enum ColumnType
{
    /// <summary>Any text; what a column is when its file declares nothing.</summary>
    Text,

    /// <summary>A whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>A decimal number; what a metric is when its file declares nothing.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time of day, in UTC.</summary>
    DateTime,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>Yes or no, in the column's own spelling.</summary>
    Flag,
}
