using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Typed.Language;

/// <summary>
/// Text from other sources, for messages, logs and terminals: bounded, without control characters, and without
/// secrets that give access to an account or a report. Such text is cleaned only here.
/// </summary>
public static partial class UntrustedText
{
    /// <summary>The longest external text in a message, in characters: any query that a person writes fits.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>The longest external name in a message, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The longest message, in characters: the reason, the query and their explanation fit.</summary>
    public const int MaxMessageLength = 16 * 1024;

    private const string Redacted = "(secret)";

    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>Control characters, line and paragraph separators, and characters that change the direction of text.</summary>
    private static readonly SearchValues<char> ReplacedCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(c => (char)c), .. DirectionMarks, '\u2028', '\u2029', .. Surrogates]);

    private static IEnumerable<char> DirectionMarks => ['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

    private static IEnumerable<char> Surrogates => Enumerable.Range(0xd800, 0x800).Select(c => (char)c);

    /// <summary>Cleans a text: one line, without secrets, and no longer than <paramref name="maxLength"/> characters plus a note of the length.</summary>
    public static string Sanitize(string text, int maxLength = MaxTextLength) => Truncate(ToSingleLine(RedactSecrets(text)), maxLength);

    /// <inheritdoc cref="Sanitize(string, int)" />
    /// <param name="text">The text.</param>
    /// <param name="secret">A secret to remove, such as the token of the request that the text responds to.</param>
    /// <param name="maxLength">The maximum length.</param>
    public static string Sanitize(string text, string? secret, int maxLength = MaxTextLength) =>
        Sanitize(string.IsNullOrEmpty(secret) ? text : text.Replace(secret, Redacted, StringComparison.Ordinal), maxLength);

    /// <summary>Cleans a message of this library that can contain external text.</summary>
    public static string SanitizeMessage(string message) => Sanitize(message, MaxMessageLength);

    /// <summary>Cleans an external id or name for a log event or a trace; null stays null.</summary>
    public static string? SanitizeName(string? name) => name is null ? null : Sanitize(name, MaxNameLength);

    /// <summary>Cleans external names, such as a file's columns, and limits their number.</summary>
    public static string JoinNames(IReadOnlyCollection<string> names, int maxCount = 40)
    {
        var joined = string.Join(", ", names.Take(maxCount).Select(name => Sanitize(name, MaxNameLength)));
        return names.Count <= maxCount ? joined : $"{joined} and {names.Count - maxCount} more";
    }

    /// <summary>Gets the beginning of a text that is longer than the maximum, with its length.</summary>
    public static string Truncate(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, length)}… (of {text.Length} characters)");
    }

    /// <summary>Removes control characters: line breaks and tabs become a space, others the replacement character.</summary>
    public static string ToSingleLine(string text) => ReplaceControlCharacters(text, keepLines: false);

    /// <summary>Does the same as <see cref="ToSingleLine"/>, but keeps line breaks, for text that a person wrote on several lines.</summary>
    public static string ReplaceControlCharacters(string text) => ReplaceControlCharacters(text, keepLines: true);

    private static string ReplaceControlCharacters(string text, bool keepLines)
    {
        if (text.AsSpan().IndexOfAny(ReplacedCharacters) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(character).Append(text[++i]);
            }
            else if (keepLines && (character is '\n' or '\r'))
            {
                result.Append(character);
            }
            else if (character is '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // One space for both.
            }
            else if (character is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                result.Append(' ');
            }
            else
            {
                result.Append(ReplacedCharacters.Contains(character) ? ReplacementCharacter : character);
            }
        }

        return result.ToString();
    }

    private static string RedactSecrets(string text) => SecretPattern().Replace(text, Redacted);

    /// <summary>A JSON Web Token, the text after "Bearer", and the signature of a link.</summary>
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){1,4}|(?<=\bBearer\s+)[A-Za-z0-9._~+/=-]{16,}|(?<=[?&;]sig=)[^&\s""']+", RegexOptions.CultureInvariant)]
    private static partial Regex SecretPattern();
}
