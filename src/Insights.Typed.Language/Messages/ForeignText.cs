using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Typed.Language;

/// <summary>
/// Text of somebody else, as messages, logs and terminals may show it: bounded, without control characters, without
/// anything that opens an account or a report. The one place where such text is cleaned.
/// </summary>
public static partial class ForeignText
{
    /// <summary>The longest text of others in a message, in characters: any query that a person writes fits.</summary>
    public const int LongestText = 2000;

    /// <summary>The longest name of others in a message, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The longest message, in characters: the reason, the query and what is said about them fit.</summary>
    public const int LongestMessage = 16 * 1024;

    private const string Hidden = "(secret)";

    private const char Unprintable = '\uFFFD';

    /// <summary>Control characters, line and paragraph separators, and what changes the direction of text.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(c => (char)c), .. DirectionMarks, '\u2028', '\u2029', .. Surrogates]);

    private static IEnumerable<char> DirectionMarks => ['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

    private static IEnumerable<char> Surrogates => Enumerable.Range(0xd800, 0x800).Select(c => (char)c);

    /// <summary>On one line, without secrets, and no longer than <paramref name="longest"/> characters plus a note of the length.</summary>
    public static string Clean(string text, int longest = LongestText) => Bounded(OneLine(WithoutSecrets(text)), longest);

    /// <inheritdoc cref="Clean(string, int)" />
    /// <param name="text">The text.</param>
    /// <param name="secret">What must not occur, such as the token of the request that the text responds to.</param>
    /// <param name="longest">The bound.</param>
    public static string Clean(string text, string? secret, int longest = LongestText) =>
        Clean(string.IsNullOrEmpty(secret) ? text : text.Replace(secret, Hidden, StringComparison.Ordinal), longest);

    /// <summary>A message of this library that can hold text of others.</summary>
    public static string Message(string message) => Clean(message, LongestMessage);

    /// <summary>An id or a name of others in a log event or a trace; null stays null.</summary>
    public static string? Name(string? name) => name is null ? null : Clean(name, LongestName);

    /// <summary>Names of others, such as a file's columns, as many as a reader looks at.</summary>
    public static string Names(IReadOnlyCollection<string> names, int most = 40)
    {
        var shown = string.Join(", ", names.Take(most).Select(name => Clean(name, LongestName)));
        return names.Count <= most ? shown : $"{shown} and {names.Count - most} more";
    }

    /// <summary>The beginning of a text that is longer than may be shown, with its length.</summary>
    public static string Bounded(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var kept = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, kept)}… (of {text.Length} characters)");
    }

    /// <summary>Without control characters: line breaks and tabs become a space, others the replacement character.</summary>
    public static string OneLine(string text) => WithoutControls(text, keepsLines: false);

    /// <summary>As <see cref="OneLine"/>, but line breaks stay: for text that a person wrote on several lines.</summary>
    public static string Lines(string text) => WithoutControls(text, keepsLines: true);

    private static string WithoutControls(string text, bool keepsLines)
    {
        if (text.AsSpan().IndexOfAny(Suspicious) < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(character).Append(text[++i]);
            }
            else if (keepsLines && (character is '\n' or '\r'))
            {
                clean.Append(character);
            }
            else if (character is '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // One space for both.
            }
            else if (character is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append(' ');
            }
            else
            {
                clean.Append(Suspicious.Contains(character) ? Unprintable : character);
            }
        }

        return clean.ToString();
    }

    private static string WithoutSecrets(string text) => Secret().Replace(text, Hidden);

    /// <summary>A token as JSON Web Tokens are written, what follows "Bearer", and a link's signature.</summary>
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){1,4}|(?<=\bBearer\s+)[A-Za-z0-9._~+/=-]{16,}|(?<=[?&;]sig=)[^&\s""']+", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
