using Insights.Typed.Language;

namespace Insights.Typed.Generator.Chains;

/// <summary>Converts a constant value to the form of a query for a column.</summary>
internal static class ConstantLiteral
{
    /// <summary>Null if the value is not known, or the column cannot be compared with it.</summary>
    public static QueryValue? From(object? value, ValueKind kind) => kind switch
    {
        ValueKind.Text => value is string text ? QueryValue.FromText(text) : null,
        ValueKind.Integer => ToInteger(value) is { } number ? QueryValue.FromInteger(number) : null,
        ValueKind.Decimal => ToDecimal(value) is { } number ? QueryValue.FromDecimal(number) : null,
        ValueKind.Guid => value is Guid id ? QueryValue.FromGuid(id) : null,
        ValueKind.Date or ValueKind.DateTime => value is QueryDateTime moment ? moment.ToValue(kind == ValueKind.DateTime) : null,

        // The caller compares a Boolean column with its literals.
        ValueKind.Flag => null,
    };

    /// <summary>Converts a constant as the compiler converts it to <see cref="long"/> implicitly; a character becomes a number.</summary>
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
