using System.Globalization;

namespace Insights.Typed.Export.Files;

/// <summary>The text of a typed value in text files: ISO 8601 for days and times, which are in UTC, and the invariant culture for numbers.</summary>
internal static class CellText
{
    public static string Format(object value) => value switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        Guid guid => guid.ToString("D", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => throw new NotSupportedException($"A value of the type {value.GetType()} is not expected."),
    };
}
