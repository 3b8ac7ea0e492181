using System.Text;

namespace Insights.Typed.Language;

/// <summary>Reads a field's bytes as a value of one flag, by the rule of <c>FlagLiterals</c>.</summary>
public sealed class BooleanDecoder
{
    private readonly (byte[] Literal, bool Value)[] literals;

    /// <summary>A decoder for a column with these literals.</summary>
    public BooleanDecoder(string trueLiteral, string falseLiteral)
    {
        TrueLiteral = trueLiteral;
        FalseLiteral = falseLiteral;
        literals = [.. BooleanLiterals.GetAll(trueLiteral, falseLiteral).Select(l => (Encoding.UTF8.GetBytes(l.Literal), l.Value))];
    }

    /// <summary>The column's literal for true.</summary>
    public string TrueLiteral { get; }

    /// <summary>The column's literal for false.</summary>
    public string FalseLiteral { get; }

    /// <summary>The column's own two literals, for messages.</summary>
    public string ExpectedLiterals => $"{TrueLiteral} or {FalseLiteral}";

    /// <summary>Reads a value; false where it is none of the literals.</summary>
    public bool TryDecode(ReadOnlySpan<byte> field, out bool value)
    {
        foreach (var (literal, literalValue) in literals)
        {
            if (Ascii.EqualsIgnoreCase(field, literal))
            {
                value = literalValue;
                return true;
            }
        }

        // Bytes outside ASCII are never equal above: only a column's own literals may have such.
        var found = Ascii.IsValid(field) ? null : BooleanLiterals.FindValue(Encoding.UTF8.GetString(field), TrueLiteral, FalseLiteral);
        value = found.GetValueOrDefault();
        return found.HasValue;
    }
}
