namespace Insights.Typed.Language;

/// <summary>The type of the values of a column or metric.</summary>
public enum ColumnType
{
    /// <summary>Any text; the default type of a column.</summary>
    Text,

    /// <summary>A whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>A decimal number; the default type of a metric.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time of day, in UTC.</summary>
    DateTime,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>True or false, in the literals of the column.</summary>
    Flag,
}
