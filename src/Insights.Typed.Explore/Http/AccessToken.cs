using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Explore.Http;

/// <summary>A random text that gives access, compared in constant time.</summary>
internal sealed class AccessToken
{
    private const int Bytes = 32;

    private readonly byte[] hash;

    public AccessToken()
    {
        Text = CreateText();
        hash = Hash(Text);
    }

    /// <summary>The text; a secret.</summary>
    public string Text { get; }

    /// <summary>Creates a random text for an address: 43 characters.</summary>
    public static string CreateText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Determines whether a text is the token. The duration depends on neither; hashes have one length.</summary>
    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Hash(text), hash);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
