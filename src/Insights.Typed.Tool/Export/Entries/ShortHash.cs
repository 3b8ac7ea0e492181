using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>Distinguishes texts that have no name, such as the queries of an entry. The hash of a text is the same in every version and on every machine.</summary>
internal static class ShortHash
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The number of hexadecimal digits.</summary>
    public const int Length = 8;

    public static string Compute(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];

    /// <summary>Returns a value indicating whether a text can be a hash.</summary>
    public static bool IsHash(ReadOnlySpan<char> text) => text.Length == Length && !text.ContainsAnyExcept(Digits);
}
