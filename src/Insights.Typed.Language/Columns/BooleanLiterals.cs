namespace Insights.Typed.Language;

/// <summary>
/// Which literals mean yes and no in the values of a flag. One rule for everything that reads such values.
/// </summary>
/// <remarks>
/// The column's own two literals decide first. After them the usual ones are accepted, in any letter case, since the
/// service documents a column as "Yes or No" and sends <c>N</c>. Where the column uses a usual literal for the other value,
/// the usual literals of that meaning are ambiguous, and not accepted.
/// </remarks>
public static class BooleanLiterals
{
    private static readonly string[] TrueLiterals = ["Y", "Yes", "1", "True"];
    private static readonly string[] FalseLiterals = ["N", "No", "0", "False"];

    /// <summary>The usual pairs of literals, for yes and no.</summary>
    public static IEnumerable<(string True, string False)> CommonPairs => TrueLiterals.Zip(FalseLiterals, (yes, no) => (yes, no));

    /// <summary>Every literal that a column's values may have, the column's own two first.</summary>
    public static IReadOnlyList<(string Literal, bool Value)> GetAll(string trueLiteral, string falseLiteral)
    {
        List<(string Literal, bool Value)> literals = [(trueLiteral, true), (falseLiteral, false)];
        Add(TrueLiterals, true, oppositeLiteral: falseLiteral);
        Add(FalseLiterals, false, oppositeLiteral: trueLiteral);
        return literals;

        void Add(string[] commonLiterals, bool value, string oppositeLiteral)
        {
            if (!commonLiterals.Any(literal => AreEqual(literal, oppositeLiteral)))
            {
                literals.AddRange(commonLiterals.Where(literal => !literals.Exists(l => AreEqual(l.Literal, literal))).Select(literal => (literal, value)));
            }
        }
    }

    /// <summary>What a text means as a value of a column; null where it is none.</summary>
    public static bool? FindValue(string text, string trueLiteral, string falseLiteral)
    {
        foreach (var (literal, value) in GetAll(trueLiteral, falseLiteral))
        {
            if (AreEqual(literal, text))
            {
                return value;
            }
        }

        return null;
    }

    private static bool AreEqual(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
