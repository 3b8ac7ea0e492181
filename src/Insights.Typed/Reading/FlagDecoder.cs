using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>Reads a field's bytes as a value of one flag, by the rule of <c>FlagLiterals</c>.</summary>
internal sealed class FlagDecoder
{
    private readonly (byte[] Literal, bool Value)[] literals;

    public FlagDecoder(string trueLiteral, string falseLiteral)
    {
        TrueLiteral = trueLiteral;
        FalseLiteral = falseLiteral;
        literals = [.. FlagLiterals.Of(trueLiteral, falseLiteral).Select(l => (Encoding.UTF8.GetBytes(l.Literal), l.Value))];
    }

    public string TrueLiteral { get; }

    public string FalseLiteral { get; }

    /// <summary>The column's own two literals, for messages.</summary>
    public string Expected => $"{TrueLiteral} or {FalseLiteral}";

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
