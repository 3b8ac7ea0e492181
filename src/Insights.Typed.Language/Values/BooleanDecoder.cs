using System.Text;

namespace Insights.Typed.Language;

/// <summary>Reads a field's bytes as a value of a Boolean column, by the rules of <c>BooleanLiterals</c>.</summary>
public sealed class BooleanDecoder
{
    private readonly (byte[] Literal, bool Value)[] literals;

    /// <summary>Creates a decoder for a column with these literals.</summary>
    public BooleanDecoder(string trueLiteral, string falseLiteral)
    {
        TrueLiteral = trueLiteral;
        FalseLiteral = falseLiteral;
        literals = [.. BooleanLiterals.GetAll(trueLiteral, falseLiteral).Select(l => (Encoding.UTF8.GetBytes(l.Literal), l.Value))];
    }

    /// <summary>Gets the column's literal for true.</summary>
    public string TrueLiteral { get; }

    /// <summary>Gets the column's literal for false.</summary>
    public string FalseLiteral { get; }

    /// <summary>Gets the two literals of the column, for messages.</summary>
    public string ExpectedLiterals => $"{TrueLiteral} or {FalseLiteral}";

    /// <summary>Reads a value; false if the field is not one of the literals.</summary>
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

        // Bytes outside ASCII are never equal above: only the two literals of the column can have such bytes.
        var found = Ascii.IsValid(field) ? null : BooleanLiterals.FindValue(Encoding.UTF8.GetString(field), TrueLiteral, FalseLiteral);
        value = found.GetValueOrDefault();
        return found.HasValue;
    }
}
