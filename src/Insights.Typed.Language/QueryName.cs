namespace Insights.Typed.Language;

/// <summary>
/// What may stand in a query as the name of a dataset, column, metric or date range.
/// One rule for everything that writes or reads names, so that a name can never change the structure of a query.
/// </summary>
public static class QueryName
{
    /// <summary>Whether it is a word of the language itself, in any letter case.</summary>
    /// <param name="name">The word.</param>
    public static bool IsKeyword(string name) => Keyword.ReservedWords.Contains(name);

    /// <summary>Letters, digits, '_', '-' and '.', not a number, and no keyword. The service does not define names; every published one fits.</summary>
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

    /// <summary>Whether a name may contain the character.</summary>
    /// <param name="character">The character.</param>
    public static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.';
}
