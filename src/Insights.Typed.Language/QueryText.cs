namespace Insights.Typed.Language;

/// <summary>
/// Defines which texts are valid as values. The same rule applies at compile time and at run time: the language has no
/// documented way to write other texts.
/// </summary>
public static class QueryText
{
    /// <summary>The wildcard of a pattern that matches any text.</summary>
    public const string AnyTextWildcard = "%";

    /// <summary>Finds why a text cannot be written between quotes, and the position; null if it can.</summary>
    /// <param name="value">The text.</param>
    public static string? FindInvalidCharacter(string value)
    {
        var index = IndexOfInvalidCharacter(value ?? throw new ArgumentNullException(nameof(value)));
        return index < 0 ? null : $"it has {DescribeInvalidCharacter(value[index])} at index {index}";
    }

    /// <summary>Finds the index of the first wildcard, or -1.</summary>
    /// <param name="value">The text.</param>
    public static int IndexOfWildcard(string value) => (value ?? throw new ArgumentNullException(nameof(value))).IndexOfAny(['%', '_']);

    /// <summary>Finds the index of the first character that cannot be written between quotes, or -1.</summary>
    internal static int IndexOfInvalidCharacter(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1]))
            {
                i++;
            }
            else if (value[i] is '\'' or '\u2028' or '\u2029' || char.IsControl(value[i]) || char.IsSurrogate(value[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Describes a character that cannot be written between quotes; one of a surrogate pair, if the other is missing.</summary>
    internal static string DescribeInvalidCharacter(char character) =>
        character == '\'' ? "a quote, and the language has no documented way to write one,"
        : char.IsSurrogate(character) ? $"half a surrogate pair (U+{(int)character:X4})"
        : $"the {GetKind(character)} U+{(int)character:X4}";

    private static string GetKind(char character) => character switch
    {
        '\u2028' => "line separator",
        '\u2029' => "paragraph separator",
        _ => "control character",
    };
}
