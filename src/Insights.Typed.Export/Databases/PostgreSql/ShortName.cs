using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Export.Databases.PostgreSql;

/// <summary>Shortens names. PostgreSQL itself would cut them, and two names could become one.</summary>
internal static class ShortName
{
    private const int HashBytes = 4;

    /// <summary>Gets a name of at most <paramref name="maxBytes"/> bytes. One that is shortened ends with a hash of the whole name.</summary>
    public static string Create(string name, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes)
        {
            return name;
        }

        var suffix = "_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
        var start = new StringBuilder();
        var length = suffix.Length;
        foreach (var rune in name.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > maxBytes)
            {
                break;
            }

            start.Append(rune);
        }

        return start.Append(suffix).ToString();
    }
}
