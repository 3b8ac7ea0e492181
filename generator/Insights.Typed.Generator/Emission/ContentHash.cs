using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Generator.Emission;

/// <summary>A short hash of a text, the same on every machine.</summary>
internal static class ContentHash
{
    /// <summary>Gets the first bytes of the text's SHA-256, as hexadecimal digits.</summary>
    public static string Compute(string text, int byteCount)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(byteCount).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
