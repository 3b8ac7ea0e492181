using System.CommandLine.Parsing;
using System.Globalization;

namespace Insights.Typed.Tool.Commands;

/// <summary>Parses times on the command line, independent of the machine's culture and time zone.</summary>
internal static class TimeParser
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        result.AddError($"'{text}' is not a time such as 2026-01-31 or 2026-01-31T00:00:00Z.");
        return null;
    }
}
