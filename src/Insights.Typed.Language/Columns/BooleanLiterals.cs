namespace Insights.Typed.Language;

/// <summary>
/// Defines which literals mean true and false in the values of a Boolean column. All code that reads such values uses it.
/// </summary>
/// <remarks>
/// The two literals of the column have precedence. In addition, the common literals are accepted, in any letter case, since the
/// service documents a column as "Yes or No" and sends <c>N</c>. If the column uses a common literal for the other value,
/// the common literals of that meaning are ambiguous, and not accepted.
/// </remarks>
public static class BooleanLiterals
{
    private static readonly string[] TrueLiterals = ["Y", "Yes", "1", "True"];
    private static readonly string[] FalseLiterals = ["N", "No", "0", "False"];

    /// <summary>Gets the common pairs of literals, for true and false.</summary>
    public static IEnumerable<(string True, string False)> CommonPairs => TrueLiterals.Zip(FalseLiterals, (yes, no) => (yes, no));

    /// <summary>Gets every literal that a column's values can have, the two literals of the column first.</summary>
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

    /// <summary>Gets the value that a text means in a column; null if the text is not a literal of the column.</summary>
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
