using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>Creates download links that require no token: they contain their expiry and its signature.</summary>
internal sealed class SecureLinks(byte[] key)
{
    /// <summary>Gets the path of a file.</summary>
    public static string GetPath(string fileName) => "reports/" + fileName;

    /// <summary>Creates the link to a file that is valid until a time.</summary>
    public string Sign(string fileName, DateTime expiry)
    {
        var time = ServiceTime.ToText(expiry);
        return $"{GetPath(fileName)}?se={Uri.EscapeDataString(time)}&sig={ComputeSignature(fileName, time)}";
    }

    /// <summary>Whether a link to a file has a valid signature and has not expired.</summary>
    public bool IsValid(string fileName, string? expiry, string? signature, DateTime now) =>
        expiry is not null
        && signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(ComputeSignature(fileName, expiry)))
        && ServiceTime.TryParse(expiry, out var expiryTime)
        && now < expiryTime;

    private string ComputeSignature(string fileName, string expiry) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{GetPath(fileName)}\n{expiry}")));
}
