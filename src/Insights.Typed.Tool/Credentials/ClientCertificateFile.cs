using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Insights.Typed.Tool.Credentials;

/// <summary>A certificate with its private key in a file.</summary>
internal static class ClientCertificateFile
{
    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static X509Certificate2 Read(string path)
    {
        try
        {
            return Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The file of the certificate cannot be read: {exception.Message}", exception);
        }
        catch (CryptographicException exception)
        {
            throw new ToolException($"{path} is not a PFX or PEM file with a certificate and its private key, without a password: {exception.Message}", exception);
        }
    }
}
