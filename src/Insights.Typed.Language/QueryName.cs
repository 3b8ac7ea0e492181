namespace Insights.Typed.Language;

/// <summary>
/// Defines which names of datasets, columns, metrics and date ranges are valid in a query.
/// All code that writes or reads names uses it, so a name can never change the structure of a query.
/// </summary>
public static class QueryName
{
    /// <summary>
    /// The regular expression of one character that a name can contain, as <see cref="IsNameCharacter"/> determines it. For a
    /// character of one UTF-16 unit it has the same meaning in .NET and, with the flag u, in JavaScript, so an editor can recognize a word
    /// without a request.
    /// </summary>
    public const string CharacterPattern = @"[\p{L}\p{Nd}_.\-]";

    /// <summary>Determines whether a word is a keyword of the language, in any letter case.</summary>
    /// <param name="name">The word.</param>
    public static bool IsKeyword(string name) => Keyword.ReservedWords.Contains(name);

    /// <summary>Determines whether a name is valid: letters, digits, '_', '-' and '.', not a number, and not a keyword. The service does not define names; every published name is valid.</summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name)
    {
        if (name is null)
        {
            throw new ArgumentNullException(nameof(name));
        }

        if (name.Length == 0 || IsKeyword(name))
        {
            return false;
        }

        var hasLetter = false;
        foreach (var character in name)
        {
            if (!IsNameCharacter(character))
            {
                return false;
            }

            hasLetter |= char.IsLetter(character) || character == '_';
        }

        return hasLetter && name[0] is not ('-' or '.');
    }

    /// <summary>Determines whether a name can contain the character.</summary>
    /// <param name="character">The character.</param>
    public static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.';
}
