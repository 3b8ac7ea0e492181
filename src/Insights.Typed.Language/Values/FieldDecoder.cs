using System.Buffers.Text;
using System.Text;

namespace Insights.Typed.Language;

/// <summary>Reads a field's bytes as a value. A value must take up the whole field.</summary>
public static class FieldDecoder
{
    /// <summary>A number with at most this many characters always fits the type.</summary>
    private const int MaxExactDecimalLength = 28;

    /// <summary>Reads a field as a value of a type. Only here is the form of each type.</summary>
    /// <param name="field">The field; not empty.</param>
    /// <param name="type">The type.</param>
    /// <param name="dates">The formats of dates and times.</param>
    /// <param name="literals">The literals of Boolean values.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The C# type of the values of the type's kind.</typeparam>
    /// <exception cref="InvalidCastException">The values of the type's kind have another C# type.</exception>
    public static bool TryDecode<T>(ReadOnlySpan<byte> field, ColumnType type, DateParser dates, BooleanDecoder literals, out T value) => type switch
    {
        ColumnType.Text => Return(true, Encoding.UTF8.GetString(field), out value),
        ColumnType.Integer => TryDecodeInteger(field, out value),
        ColumnType.Decimal => TryDecodeDecimal(field, out value),
        ColumnType.Date => TryDecodeDate(field, dates, out value),
        ColumnType.DateTime => TryDecodeDateTime(field, dates, out value),
        ColumnType.Guid => TryDecodeGuid(field, out value),
        ColumnType.Flag => TryDecodeFlag(field, literals, out value),
    };

    /// <summary>Reads a field as a value of a type, in the C# type of its kind; null if the field is no value of the type.</summary>
    /// <param name="field">The field; not empty.</param>
    /// <param name="type">The type.</param>
    /// <param name="dates">The formats of dates and times.</param>
    /// <param name="literals">The literals of Boolean values.</param>
    public static object? Decode(ReadOnlySpan<byte> field, ColumnType type, DateParser dates, BooleanDecoder literals)
    {
        return type.GetKind() switch
        {
            ValueKind.Text => Box<string>(field),
            ValueKind.Integer => Box<long>(field),
            ValueKind.Decimal => Box<decimal>(field),
            ValueKind.Date => Box<DateOnly>(field),
            ValueKind.DateTime => Box<DateTime>(field),
            ValueKind.Guid => Box<Guid>(field),
            ValueKind.Flag => Box<bool>(field),
        };

        object? Box<T>(ReadOnlySpan<byte> content) => TryDecode(content, type, dates, literals, out T value) ? value : null;
    }

    /// <summary>Reads a whole number of up to 64 bits.</summary>
    public static bool TryDecodeInteger(ReadOnlySpan<byte> field, out long value) =>
        Utf8Parser.TryParse(field, out value, out var consumed) && consumed == field.Length;

    /// <summary>Reads a decimal number that the type can represent exactly: the parser would round one with more digits, and read <c>1e-50</c> as 0.</summary>
    public static bool TryDecodeDecimal(ReadOnlySpan<byte> field, out decimal value) =>
        Utf8Parser.TryParse(field, out value, out var consumed) && consumed == field.Length
        && ((field.Length <= MaxExactDecimalLength && field.IndexOfAny((byte)'e', (byte)'E') == -1) || HasSameDigits(field, value));

    /// <summary>Reads a GUID.</summary>
    public static bool TryDecodeGuid(ReadOnlySpan<byte> field, out Guid value) =>
        Utf8Parser.TryParse(field, out value, out var consumed) && consumed == field.Length;

    /// <summary>Reads a day, in a format that states its order.</summary>
    public static bool TryDecodeDate(ReadOnlySpan<byte> field, out DateOnly value) => TryDecodeDate(field, DateParser.Default, out value);

    /// <summary>Reads a time, in a format that states its order.</summary>
    public static bool TryDecodeDateTime(ReadOnlySpan<byte> field, out DateTime value) => TryDecodeDateTime(field, DateParser.Default, out value);

    /// <summary>Reads a day: <c>yyyy-MM-dd</c>, or another format at midnight.</summary>
    public static bool TryDecodeDate(ReadOnlySpan<byte> field, DateParser parser, out DateOnly value)
    {
        if (field.Length == 10 && TryDecodeIsoDate(field, out value))
        {
            return true;
        }

        // A day has no zone: if the file has a time with a zone, the day is the one that is written.
        var isDate = parser.TryParse(field, out var time) && time.TimeOfDay == TimeSpan.Zero;
        value = isDate ? DateOnly.FromDateTime(time.DateTime) : default;
        return isDate;
    }

    /// <summary>Reads a time; without a zone it is in UTC, as all times of the service are.</summary>
    public static bool TryDecodeDateTime(ReadOnlySpan<byte> field, DateParser parser, out DateTime value)
    {
        if (field.Length == 10 && TryDecodeIsoDate(field, out var date))
        {
            value = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            return true;
        }

        var isTime = parser.TryParse(field, out var time);
        value = time.UtcDateTime;
        return isTime;
    }

    // A method for each type: together, a field of any type would clear the variables of all.
    private static bool TryDecodeInteger<T>(ReadOnlySpan<byte> field, out T value) => Return(TryDecodeInteger(field, out long number), number, out value);

    private static bool TryDecodeDecimal<T>(ReadOnlySpan<byte> field, out T value) => Return(TryDecodeDecimal(field, out decimal number), number, out value);

    private static bool TryDecodeDate<T>(ReadOnlySpan<byte> field, DateParser dates, out T value) => Return(TryDecodeDate(field, dates, out DateOnly day), day, out value);

    private static bool TryDecodeDateTime<T>(ReadOnlySpan<byte> field, DateParser dates, out T value) => Return(TryDecodeDateTime(field, dates, out DateTime time), time, out value);

    private static bool TryDecodeGuid<T>(ReadOnlySpan<byte> field, out T value) => Return(TryDecodeGuid(field, out Guid id), id, out value);

    private static bool TryDecodeFlag<T>(ReadOnlySpan<byte> field, BooleanDecoder literals, out T value) => Return(literals.TryDecode(field, out var isTrue), isTrue, out value);

    /// <summary>Returns a value as its own type: for that, the runtime boxes nothing.</summary>
    private static bool Return<TValue, T>(bool isValid, TValue value, out T result)
        where TValue : notnull
    {
        result = (T)(object)value;
        return isValid;
    }

    private static bool HasSameDigits(ReadOnlySpan<byte> field, decimal value)
    {
        Span<byte> formatted = stackalloc byte[64];
        Utf8Formatter.TryFormat(value, formatted, out var length);
        Span<byte> left = stackalloc byte[64];
        Span<byte> right = stackalloc byte[64];
        return GetSignificantDigits(field, left) is >= 0 and var count
            && count == GetSignificantDigits(formatted[..length], right)
            && left[..count].SequenceEqual(right[..count]);
    }

    /// <summary>Counts the digits of a number between its first and its last that is not zero; -1 if there are too many.</summary>
    private static int GetSignificantDigits(ReadOnlySpan<byte> number, Span<byte> digits)
    {
        var count = 0;
        var significantCount = 0;
        foreach (var character in number)
        {
            if (character is (byte)'e' or (byte)'E')
            {
                break;
            }

            if (!char.IsAsciiDigit((char)character) || (count == 0 && character == '0'))
            {
                continue;
            }

            if (count == digits.Length)
            {
                // More zeros after the last digit change nothing.
                if (character != '0')
                {
                    return -1;
                }

                continue;
            }

            digits[count++] = character;
            significantCount = character == '0' ? significantCount : count;
        }

        return significantCount;
    }

    private static bool TryDecodeIsoDate(ReadOnlySpan<byte> field, out DateOnly value)
    {
        value = default;
        if (field[4] != '-' || field[7] != '-'
            || !TryDecodeDigits(field[..4], out var year) || !TryDecodeDigits(field[5..7], out var month) || !TryDecodeDigits(field[8..], out var day)
            || year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        value = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryDecodeDigits(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
