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

/// <summary>Describes a type of columns.</summary>
/// <param name="Type">The type.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Name">Its name in a schema file.</param>
/// <param name="CSharpName">The type of a value in C#, as generated code writes it.</param>
/// <param name="ColumnClass">The class of the column in a condition.</param>
/// <param name="Description">A description of its values.</param>
/// <param name="Expected">What a message expects in place of another value.</param>
/// <param name="Sample">A value that any column of the type can be compared with; null for a Boolean column, whose literals differ by column.</param>
/// <param name="Database">The type in a database.</param>
/// <param name="Wider">The narrowest other type that all its values fit; null for text.</param>
public sealed record ColumnTypeInfo(
    ColumnType Type, ValueKind Kind, string Name, string CSharpName, string ColumnClass, string Description, string Expected, QueryValue? Sample, DatabaseType Database, ColumnType? Wider);

/// <summary>A type in standard SQL.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Precision">The number of digits of a number; null if it is not a number.</param>
/// <param name="Scale">The number of digits after the decimal point.</param>
public readonly record struct DatabaseType(string Name, int? Precision = null, int? Scale = null);

/// <summary>The only table of column types.</summary>
public static class ColumnTypes
{
    private static readonly DateTime SampleDate = new(2024, 1, 1);

    // In the order of the enumeration: Get indexes by it, and a test compares them.
    private static readonly ColumnTypeInfo[] Table =
    [
        new(ColumnType.Text, ValueKind.Text, "text", "string", "TextColumn", "text", "text", QueryValue.FromText("x"), new("text"), Wider: null),
        new(ColumnType.Integer, ValueKind.Integer, "integer", "long", "IntegerColumn", "a whole number", "a whole number", QueryValue.FromInteger(0), new("bigint", 19, 0), ColumnType.Decimal),

        // A report's decimals have no declared scale. This type has 20 digits before the point, and all digits after the point that
        // a double-precision number shows, within the 38 that databases have.
        new(ColumnType.Decimal, ValueKind.Decimal, "decimal", "decimal", "DecimalColumn", "a decimal number", "a decimal number", QueryValue.FromInteger(0), new("numeric", 38, 18), ColumnType.Text),
        new(ColumnType.Date, ValueKind.Date, "date", "global::System.DateOnly", "DateColumn", "a day", "a date without a time", QueryValue.FromDate(SampleDate), new("date"), ColumnType.DateTime),
        new(ColumnType.DateTime, ValueKind.DateTime, "datetime", "global::System.DateTime", "DateColumn", "a time in UTC", "a time", QueryValue.FromDateTime(SampleDate), new("timestamp with time zone"), ColumnType.Text),
        new(ColumnType.Guid, ValueKind.Guid, "guid", "global::System.Guid", "GuidColumn", "a GUID", "a GUID", QueryValue.FromGuid(Guid.Empty), new("uuid"), ColumnType.Text),
        new(ColumnType.Flag, ValueKind.Flag, "flag", "bool", "BooleanColumn", "a flag", "a Boolean", null, new("boolean"), ColumnType.Text),
    ];

    /// <summary>Gets all types, in the order of the enumeration.</summary>
    public static IReadOnlyList<ColumnTypeInfo> All => Table;

    /// <summary>Gets the description of a type.</summary>
    /// <param name="type">The type.</param>
    public static ColumnTypeInfo Get(ColumnType type) => Table[(int)type];

    /// <summary>Gets the kind of the values of a type.</summary>
    /// <param name="type">The type.</param>
    public static ValueKind GetKind(this ColumnType type) => Table[(int)type].Kind;

    /// <summary>Finds the type with a name in schema files; null if none has the name.</summary>
    /// <param name="name">The name, in lower case.</param>
    public static ColumnType? Find(string? name)
    {
        foreach (var info in Table)
        {
            if (info.Name == name)
            {
                return info.Type;
            }
        }

        return null;
    }
}
