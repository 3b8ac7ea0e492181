using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>Distinguishes texts that have no name, such as the queries of an entry. The hash of a text is the same in every version and on every machine.</summary>
internal static class ShortHash
{
    /// <summary>The number of hexadecimal digits.</summary>
    private const int Length = 8;

    public static string Compute(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
