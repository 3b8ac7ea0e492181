using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>Creates the members of the generated column types. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnFactory
{
    /// <summary>Creates a column of strings.</summary>
    public static TextColumn Text(string dataset, string name) => new(dataset, name);

    /// <summary>Creates a column of integers.</summary>
    public static IntegerColumn Integer(string dataset, string name) => new(dataset, name);

    /// <summary>Creates a column of decimal numbers.</summary>
    public static DecimalColumn Decimal(string dataset, string name) => new(dataset, name);

    /// <summary>Creates a column of GUIDs.</summary>
    public static GuidColumn Guid(string dataset, string name) => new(dataset, name);

    /// <summary>Creates a column of dates.</summary>
    public static DateColumn Date(string dataset, string name) => new(dataset, name, hasTime: false);

    /// <summary>Creates a column of times in UTC.</summary>
    public static DateColumn DateTime(string dataset, string name) => new(dataset, name, hasTime: true);

    /// <summary>Creates a Boolean column with its literals.</summary>
    public static BooleanColumn Flag(string dataset, string name, string trueValue, string falseValue) => new(dataset, name, trueValue, falseValue);

    /// <summary>Creates a date range.</summary>
    public static QueryDateRange DateRange(string dataset, string name) => new(dataset, name);

    /// <summary>Creates an aggregation with the date ranges that it supports.</summary>
    public static QueryAggregation Aggregation(string dataset, string name, params string[] dateRanges) => new(dataset, name, dateRanges);
}
