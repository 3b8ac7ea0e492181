using System.Globalization;

namespace Insights.Typed.Explore.Http;

/// <summary>Times as JSON writes them.</summary>
internal static class JsonTime
{
    public static string? Format(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
