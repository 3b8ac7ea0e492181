using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Export.Databases;

/// <summary>The longest name that a database accepts. One that is longer, and that no user can change, is shortened: two names that are cut could become one.</summary>
/// <param name="Length">The length.</param>
/// <param name="Unit">The unit of the length.</param>
internal sealed record NameLimit(int Length, NameUnit Unit)
{
    private const int HashBytes = 4;

    /// <summary>Gets the length and its unit in words.</summary>
    public string Description => FormattableString.Invariant($"{Length} {Unit switch { NameUnit.Utf8Byte => "bytes", NameUnit.Utf16CodeUnit => "characters" }}");

    public bool IsExceeded(string name) => name.EnumerateRunes().Sum(Measure) > Length;

    /// <summary>Gets a name that is not too long. One that is shortened ends with a hash of the whole name.</summary>
    public string Shorten(string name)
    {
        if (!IsExceeded(name))
        {
            return name;
        }

        var suffix = "_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
        var start = new StringBuilder();
        var length = suffix.Length;
        foreach (var rune in name.EnumerateRunes())
        {
            length += Measure(rune);
            if (length > Length)
            {
                break;
            }

            start.Append(rune);
        }

        return start.Append(suffix).ToString();
    }

    private int Measure(Rune rune) => Unit switch
    {
        NameUnit.Utf8Byte => rune.Utf8SequenceLength,
        NameUnit.Utf16CodeUnit => rune.Utf16SequenceLength,
    };
}

/// <summary>The units in which databases limit names.</summary>
internal enum NameUnit
{
    Utf8Byte,
    Utf16CodeUnit,
}
