using Insights.Typed.Language;

namespace Insights.Typed.Generator.Chains;

/// <summary>A value that is fixed at compile time, in the form in which a query carries it for a column.</summary>
internal static class ConstantLiteral
{
    /// <summary>Null where the value is not known, or is none that the column can be compared with.</summary>
    public static QueryValue? From(object? value, ColumnType type) => type switch
    {
        ColumnType.Text => value is string text ? QueryValue.FromText(text) : null,
        ColumnType.Integer => ToInteger(value) is { } number ? QueryValue.FromInteger(number) : null,
        ColumnType.Decimal => ToDecimal(value) is { } number ? QueryValue.FromDecimal(number) : null,
        ColumnType.Guid => value is Guid id ? QueryValue.FromGuid(id) : null,
        ColumnType.Date or ColumnType.DateTime => value is QueryDateTime moment ? moment.ToValue(type == ColumnType.DateTime) : null,

        // A flag is compared with its literals, by the caller.
        ColumnType.Flag => null,
    };

    /// <summary>As the compiler converts a constant to <see cref="long"/> by itself; a character is a number to it.</summary>
    public static long? ToInteger(object? value) => value switch
    {
        sbyte number => number,
        byte number => number,
        short number => number,
        ushort number => number,
        int number => number,
        uint number => number,
        long number => number,
        char character => character,
        _ => null,
    };

    private static decimal? ToDecimal(object? value) => value switch
    {
        decimal number => number,
        ulong number => number,
        _ => ToInteger(value),
    };
}
