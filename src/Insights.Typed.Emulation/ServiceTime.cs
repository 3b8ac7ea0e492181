using System.Globalization;

namespace Insights.Typed.Emulation;

/// <summary>The format of a time in requests and responses: UTC, whole seconds.</summary>
public static class ServiceTime
{
    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>Formats a time.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string ToText(DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Parses a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time, in UTC.</param>
    /// <returns>Whether the text has the format.</returns>
    public static bool TryParse(string text, out DateTime time) => DateTime.TryParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
