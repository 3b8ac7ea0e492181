using System.Globalization;

namespace Insights.Typed.Tool.Queries;

/// <summary>Parses times that a user writes, independent of the machine's culture and time zone.</summary>
internal static class QueryTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>Parses a time, which is in UTC if it has no time zone.</summary>
    /// <returns>Whether the text is a time.</returns>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Creates the message about a text that is not a time.</summary>
    public static string CreateError(string text) => $"'{text}' is not a time such as 2026-01-31 or 2026-01-31T00:00:00Z.";
}
