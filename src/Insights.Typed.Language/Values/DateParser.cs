using System.Globalization;
using System.Text;

namespace Insights.Typed.Language;

/// <summary>The formats of one column's dates and times, in addition to the plain ISO 8601 that <see cref="FieldDecoder"/> reads.</summary>
public sealed class DateParser
{
    private const int MaxLength = 64;

    /// <summary>
    /// The formats that state a whole date, so that no part is filled in, and its order. A lenient parser would read "5/3" as a
    /// day of the current year, "10:30" as a time of today, and "01/02/2026" as a day in January or in February.
    /// </summary>
    private static readonly string[] UnambiguousFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy/M/d", "yyyy/M/d H:mm:ss", "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    ];

    /// <summary>The formats that can follow a date of the declared format.</summary>
    private static readonly string[] TimeFormats = ["", " H:mm", " H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt"];

    /// <summary>The parser for a column whose schema declares no format. It requires the lists above.</summary>
    public static readonly DateParser Default = new(null);

    private readonly string? declaredFormat;
    private readonly string[] formats;

    /// <summary>The formats of one column.</summary>
    /// <param name="declaredFormat">The format of a date that the schema declares, valid as in <see cref="DateFormat"/>; null if it declares none.</param>
    public DateParser(string? declaredFormat)
    {
        this.declaredFormat = declaredFormat;
        formats = declaredFormat is null ? UnambiguousFormats : [.. TimeFormats.Select(time => declaredFormat + time), .. UnambiguousFormats];
    }

    /// <summary>Reads a date and time; without a zone it is in UTC. False if the field has no accepted format.</summary>
    public bool TryParse(ReadOnlySpan<byte> field, out DateTimeOffset value)
    {
        Span<char> text = stackalloc char[MaxLength];
        if (field.Length > MaxLength || !Ascii.IsValid(field))
        {
            value = default;
            return false;
        }

        var length = Encoding.ASCII.GetChars(field, text);
        return DateTimeOffset.TryParseExact(text[..length], formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>Gets what to declare for a value that is not read; null if a date format would not help.</summary>
    public string? GetFormatAdvice(ReadOnlySpan<byte> field)
    {
        if (FindSeparator(field) is not { } separator)
        {
            return null;
        }

        var monthFirst = $"\"format\": \"M{separator}d{separator}yyyy\"";
        var dayFirst = $"\"format\": \"d{separator}M{separator}yyyy\"";
        return declaredFormat is null
            ? $"This form does not state the order of day and month. Declare it for the column in the dataset's schema file, under \"typed\": {monthFirst} where the month is first, {dayFirst} where the day is."
            : $"The column's \"format\" in the dataset's schema file is \"{declaredFormat}\". If the service sends another one, declare that, such as {monthFirst} or {dayFirst}.";
    }

    /// <summary>Gets the separator of the parts of a date that begins with a day or a month, and ends with a year; null for any other field.</summary>
    private static char? FindSeparator(ReadOnlySpan<byte> field)
    {
        var first = CountDigits(field);
        if (first is not (1 or 2) || first == field.Length || (char)field[first] is not ('/' or '-' or '.'))
        {
            return null;
        }

        var separator = field[first];
        var rest = field[(first + 1)..];
        var second = CountDigits(rest);
        return second is 1 or 2 && second < rest.Length && rest[second] == separator && CountDigits(rest[(second + 1)..]) == 4 ? (char)separator : null;
    }

    private static int CountDigits(ReadOnlySpan<byte> field) => field.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var length ? length : field.Length;
}
