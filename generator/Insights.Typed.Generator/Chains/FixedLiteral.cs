using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Chains;

/// <summary>A value that is fixed at compile time, in the form in which a query carries it for a column.</summary>
internal static class FixedLiteral
{
    /// <summary>Null where the value is not known, or is none that the column can be compared with.</summary>
    public static string? Of(object? value, ColumnType type) => (type, value) switch
    {
        (ColumnType.Text, string text) => QueryLiteral.Text(text),
        (ColumnType.Integer, _) => IntegerOf(value) is { } number ? QueryLiteral.Integer(number) : null,
        (ColumnType.Decimal, _) => DecimalOf(value) is { } number ? QueryLiteral.Decimal(number) : null,
        (ColumnType.Guid, Guid id) => QueryLiteral.Guid(id),
        (ColumnType.Date or ColumnType.DateTime, QueryMoment moment) => moment.Literal(type == ColumnType.DateTime),
        _ => null,
    };

    /// <summary>As the compiler converts a constant to <see cref="long"/> by itself; a character is a number to it.</summary>
    public static long? IntegerOf(object? value) => value switch
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

    private static decimal? DecimalOf(object? value) => value switch
    {
        decimal number => number,
        ulong number => number,
        _ => IntegerOf(value),
    };
}
