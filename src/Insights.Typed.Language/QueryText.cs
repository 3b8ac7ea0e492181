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
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (FindInvalidCharacterAt(value, i) is { } problem)
            {
                return $"{problem} at index {i}";
            }

            if (char.IsHighSurrogate(value[i]))
            {
                i++;
            }
        }

        return null;
    }

    /// <summary>Finds the index of the first wildcard, or -1.</summary>
    /// <param name="value">The text.</param>
    public static int IndexOfWildcard(string value) => (value ?? throw new ArgumentNullException(nameof(value))).IndexOfAny(['%', '_']);

    private static string? FindInvalidCharacterAt(string value, int index)
    {
        var character = value[index];
        if (character == '\'')
        {
            return "it has a quote, and the language has no documented way to write one,";
        }

        if (char.IsControl(character) || character is '\u2028' or '\u2029')
        {
            return $"it has the control character U+{(int)character:X4}";
        }

        var isPair = char.IsHighSurrogate(character) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]);
        return char.IsSurrogate(character) && !isPair ? $"it has half a surrogate pair (U+{(int)character:X4})" : null;
    }
}
