using System.Globalization;

namespace Insights.Typed.Schemas;

/// <summary>Parses times that a user writes, independent of the machine's culture and time zone.</summary>
public static class QueryTime
{
    /// <summary>A phrase about the accepted times, for messages.</summary>
    public const string Description = "a time such as 2026-01-31 or 2026-01-31T00:00:00Z";

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Parses a time, which is in UTC if it has no time zone.</summary>
    /// <param name="text">The text: an ISO 8601 day, or a day and a time.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether the text is a time.</returns>
    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Creates the message about a text that is not a time.</summary>
    /// <param name="text">The text.</param>
    public static string CreateError(string text) => $"'{text}' is not {Description}.";
}
