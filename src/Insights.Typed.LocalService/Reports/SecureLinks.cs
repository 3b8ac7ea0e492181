using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>Download links that need no token: they carry their expiry and a signature over it.</summary>
internal sealed class SecureLinks(byte[] key)
{
    /// <summary>A file's address below its host.</summary>
    public static string GetPath(string fileName) => "reports/" + fileName;

    /// <summary>The same address as a link that works until then.</summary>
    public string Sign(string fileName, DateTime expiry)
    {
        var time = ServiceTime.ToText(expiry);
        return $"{GetPath(fileName)}?se={Uri.EscapeDataString(time)}&sig={ComputeSignature(fileName, time)}";
    }

    /// <summary>Whether a link to a file is one of ours and still valid.</summary>
    public bool IsValid(string fileName, string? expiry, string? signature, DateTime now) =>
        expiry is not null
        && signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(ComputeSignature(fileName, expiry)))
        && ServiceTime.TryParse(expiry, out var expiryTime)
        && now < expiryTime;

    private string ComputeSignature(string fileName, string expiry) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{GetPath(fileName)}\n{expiry}")));
}
