using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>Describes the body of a response that the service does not document.</summary>
internal static partial class ResponseContent
{
    /// <summary>The number of bytes of a page that are searched for its title.</summary>
    private const int TitleSearchLength = 16 * 1024;

    public static string Describe(ReadOnlySpan<byte> body, string? mediaType)
    {
        var size = $"{(mediaType is null ? "without a media type" : UntrustedText.Sanitize(mediaType, UntrustedText.MaxNameLength))}, {body.Length} bytes";
        if (body.IsEmpty)
        {
            return "an empty response";
        }

        if (IsHtmlPage(body, mediaType))
        {
            return FindTitle(body) is { } title ? $"an HTML page (title: {title}; {size})" : $"an HTML page ({size})";
        }

        return IsJson(body, isComplete: true) ? $"JSON with an unexpected structure ({size})"
            : IsJson(body, isComplete: false) ? $"JSON that is truncated ({size})"
            : $"content other than the documented JSON ({size})";
    }

    /// <summary>Returns a value indicating whether the body is JSON as far as it goes: only the end of truncated JSON is missing.</summary>
    public static bool IsJson(ReadOnlySpan<byte> body, bool isComplete)
    {
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: isComplete, default);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool IsHtmlPage(ReadOnlySpan<byte> body, string? mediaType)
    {
        if (mediaType is "text/html" or "application/xhtml+xml")
        {
            return true;
        }

        var start = body.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        return Ascii.EqualsIgnoreCase(start[..Math.Min(5, start.Length)], "<html"u8)
            || Ascii.EqualsIgnoreCase(start[..Math.Min(9, start.Length)], "<!doctype"u8);
    }

    private static string? FindTitle(ReadOnlySpan<byte> page)
    {
        var text = Encoding.UTF8.GetString(page[..Math.Min(page.Length, TitleSearchLength)]);
        if (TitlePattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var title = string.Join(' ', WebUtility.HtmlDecode(match.Groups[1].Value).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return title.Length > 0 ? UntrustedText.Sanitize(title, UntrustedText.MaxNameLength) : null;
    }

    [GeneratedRegex(@"<title[^>]*>(.*?)</title", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex TitlePattern();
}
