namespace Insights.Typed.Language;

/// <summary>
/// What may stand in a query as the name of a dataset, column, metric or date range.
/// One rule for everything that writes or reads names, so that a name can never change the structure of a query.
/// </summary>
internal static class QueryName
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "DISTINCT", "FROM", "WHERE", "AND", "ORDER", "BY", "ASC", "DESC", "LIMIT", "TIMESPAN", "LIKE", "NOT", "IN",
    };

    /// <summary>A word of the language itself, in any letter case.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>Letters, digits, '_', '-' and '.', not a number, and no keyword. The service does not define names; every published one fits.</summary>
    public static bool IsValid(string name)
    {
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

    /// <summary>A character that a name may consist of.</summary>
    public static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.';
}
