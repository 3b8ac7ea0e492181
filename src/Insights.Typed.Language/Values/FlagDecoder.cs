using System.Text;

namespace Insights.Typed.Language;

/// <summary>Reads a field's bytes as a value of one flag, by the rule of <c>FlagLiterals</c>.</summary>
public sealed class FlagDecoder
{
    private readonly (byte[] Literal, bool Value)[] literals;

    /// <summary>A decoder for a column with these literals.</summary>
    public FlagDecoder(string trueLiteral, string falseLiteral)
    {
        TrueLiteral = trueLiteral;
        FalseLiteral = falseLiteral;
        literals = [.. FlagLiterals.Of(trueLiteral, falseLiteral).Select(l => (Encoding.UTF8.GetBytes(l.Literal), l.Value))];
    }

    /// <summary>The column's literal for true.</summary>
    public string TrueLiteral { get; }

    /// <summary>The column's literal for false.</summary>
    public string FalseLiteral { get; }

    /// <summary>The column's own two literals, for messages.</summary>
    public string Expected => $"{TrueLiteral} or {FalseLiteral}";

    /// <summary>Reads a value; false where it is none of the literals.</summary>
    public bool TryRead(ReadOnlySpan<byte> field, out bool value)
    {
        foreach (var (literal, meaning) in literals)
        {
            if (Ascii.EqualsIgnoreCase(field, literal))
            {
                value = meaning;
                return true;
            }
        }

        // Bytes outside ASCII are never equal above: only a column's own literals may have such.
        var found = Ascii.IsValid(field) ? null : FlagLiterals.ValueOf(Encoding.UTF8.GetString(field), TrueLiteral, FalseLiteral);
        value = found.GetValueOrDefault();
        return found.HasValue;
    }
}
