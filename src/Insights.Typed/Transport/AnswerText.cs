using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>Says of an answer's body what it is, where it is not what the service documents.</summary>
internal static partial class AnswerText
{
    /// <summary>How far into a page its title is looked for.</summary>
    private const int PageStart = 16 * 1024;

    public static string Told(ReadOnlySpan<byte> body, string? mediaType)
    {
        var size = $"{(mediaType is null ? "of no stated type" : ForeignText.Clean(mediaType, ForeignText.LongestName))}, {body.Length} bytes";
        if (body.IsEmpty)
        {
            return "an empty answer";
        }

        if (IsPage(body, mediaType))
        {
            return TitleOf(body) is { } title ? $"an HTML page (title: {title}; {size})" : $"an HTML page ({size})";
        }

        return IsJson(body, isAll: true) ? $"JSON of another shape than it documents ({size})"
            : IsJson(body, isAll: false) ? $"JSON that breaks off ({size})"
            : $"something else than the JSON it documents ({size})";
    }

    /// <summary>Whether it is JSON, as far as it goes: of what breaks off, only the end is missing.</summary>
    public static bool IsJson(ReadOnlySpan<byte> body, bool isAll)
    {
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: isAll, default);
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

    public static bool IsPage(ReadOnlySpan<byte> body, string? mediaType)
    {
        if (mediaType is "text/html" or "application/xhtml+xml")
        {
            return true;
        }

        var start = body.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        return Ascii.EqualsIgnoreCase(start[..Math.Min(5, start.Length)], "<html"u8)
            || Ascii.EqualsIgnoreCase(start[..Math.Min(9, start.Length)], "<!doctype"u8);
    }

    private static string? TitleOf(ReadOnlySpan<byte> page)
    {
        var text = Encoding.UTF8.GetString(page[..Math.Min(page.Length, PageStart)]);
        if (Title().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var title = string.Join(' ', WebUtility.HtmlDecode(match.Groups[1].Value).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return title.Length > 0 ? ForeignText.Clean(title, ForeignText.LongestName) : null;
    }

    [GeneratedRegex(@"<title[^>]*>(.*?)</title", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
