namespace Insights.Typed.Language;

/// <summary>
/// Which literals mean yes and no in the values of a flag. One rule for everything that reads such values.
/// </summary>
/// <remarks>
/// The column's own two literals decide first. After them the usual ones are accepted, in any letter case, since the
/// service documents a column as "Yes or No" and sends <c>N</c>. Where the column uses a usual literal for the other value,
/// the usual literals of that meaning are ambiguous, and not accepted.
/// </remarks>
public static class FlagLiterals
{
    private static readonly string[] Yes = ["Y", "Yes", "1", "True"];
    private static readonly string[] No = ["N", "No", "0", "False"];

    /// <summary>The usual pairs of literals, for yes and no.</summary>
    public static IEnumerable<(string True, string False)> UsualPairs => Yes.Zip(No, (yes, no) => (yes, no));

    /// <summary>Every literal that a column's values may have, the column's own two first.</summary>
    public static IReadOnlyList<(string Literal, bool Value)> Of(string trueLiteral, string falseLiteral)
    {
        List<(string Literal, bool Value)> literals = [(trueLiteral, true), (falseLiteral, false)];
        Add(Yes, true, other: falseLiteral);
        Add(No, false, other: trueLiteral);
        return literals;

        void Add(string[] usual, bool value, string other)
        {
            if (!usual.Any(literal => Same(literal, other)))
            {
                literals.AddRange(usual.Where(literal => !literals.Exists(l => Same(l.Literal, literal))).Select(literal => (literal, value)));
            }
        }
    }

    /// <summary>What a text means as a value of a column; null where it is none.</summary>
    public static bool? ValueOf(string text, string trueLiteral, string falseLiteral)
    {
        foreach (var (literal, value) in Of(trueLiteral, falseLiteral))
        {
            if (Same(literal, text))
            {
                return value;
            }
        }

        return null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
