using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>Makes the members of the generated columns types. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnFactory
{
    /// <summary>A column of text.</summary>
    public static TextColumn Text(string dataset, string name) => new(dataset, name);

    /// <summary>A column of whole numbers.</summary>
    public static IntegerColumn Integer(string dataset, string name) => new(dataset, name);

    /// <summary>A column of decimal numbers.</summary>
    public static DecimalColumn Decimal(string dataset, string name) => new(dataset, name);

    /// <summary>A column of GUIDs.</summary>
    public static GuidColumn Guid(string dataset, string name) => new(dataset, name);

    /// <summary>A column of days.</summary>
    public static DateColumn Date(string dataset, string name) => new(dataset, name, hasTime: false);

    /// <summary>A column of times in UTC.</summary>
    public static DateColumn DateTime(string dataset, string name) => new(dataset, name, hasTime: true);

    /// <summary>A column of yes and no, with its spelling of the two.</summary>
    public static BooleanColumn Flag(string dataset, string name, string trueValue, string falseValue) => new(dataset, name, trueValue, falseValue);

    /// <summary>A range of time.</summary>
    public static QueryDateRange DateRange(string dataset, string name) => new(dataset, name);

    /// <summary>A period by which rows are aggregated, and the date ranges that it is available for.</summary>
    public static QueryAggregation Aggregation(string dataset, string name, params string[] dateRanges) => new(dataset, name, dateRanges);
}
