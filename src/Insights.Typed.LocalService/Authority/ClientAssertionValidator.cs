using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Insights.Typed.LocalService.Authority;

/// <summary>
/// Validates the JSON web tokens with which an application authenticates: signed with a registered certificate, or issued by
/// another identity provider for a registered workload.
/// </summary>
internal sealed class ClientAssertionValidator(LocalAuthorityOptions options)
{
    /// <summary>Entra ID tolerates clocks that differ by five minutes.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    private readonly JsonWebTokenHandler handler = new();

    public Task CheckAsync(string assertion, string clientId)
    {
        var token = Read(assertion);
        return token.Issuer.Equals(clientId, StringComparison.OrdinalIgnoreCase) ? CheckCertificateAssertionAsync(token, clientId) : CheckFederatedAssertionAsync(token);
    }

    private async Task CheckCertificateAssertionAsync(JsonWebToken token, string clientId)
    {
        if (!clientId.Equals(token.Subject, StringComparison.OrdinalIgnoreCase))
        {
            throw CreateError(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
        }

        var certificate = options.ClientCertificates.FirstOrDefault(c => HasThumbprint(token, c))
            ?? throw CreateSignatureError("The key was not found.");
        if (options.TimeProvider.GetUtcNow().UtcDateTime >= certificate.NotAfter.ToUniversalTime())
        {
            throw CreateSignatureError("The key used is expired.");
        }

        using var key = certificate.GetRSAPublicKey() ?? throw CreateSignatureError("The key is not an RSA key.");
        await CheckSignatureAsync(token, key).ConfigureAwait(false);
        if (!token.Audiences.Any(IsAudience))
        {
            throw CreateError(700023, $"Client assertion audience claim does not match Realm issuer. Expected is the address of the token endpoint of the tenant '{options.TenantId}'.");
        }

        CheckTimes(token);
    }

    private async Task CheckFederatedAssertionAsync(JsonWebToken token)
    {
        var sameIssuer = options.FederatedIdentities.Where(f => f.Issuer == token.Issuer).ToList();
        if (sameIssuer.Count == 0)
        {
            throw CreateError(700211, $"No matching federated identity record found for presented assertion issuer '{token.Issuer}'.");
        }

        var sameSubject = sameIssuer.Where(f => f.Subject == token.Subject).ToList();
        if (sameSubject.Count == 0)
        {
            throw CreateError(700213, $"No matching federated identity record found for presented assertion subject '{token.Subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.");
        }

        var identity = sameSubject.Find(f => token.Audiences.Contains(f.Audience, StringComparer.Ordinal))
            ?? throw CreateError(700212, $"No matching federated identity record found for presented assertion audience '{string.Join(", ", token.Audiences)}'.");
        await CheckSignatureAsync(token, identity.Key).ConfigureAwait(false);
        CheckTimes(token);
    }

    private JsonWebToken Read(string assertion)
    {
        try
        {
            return handler.ReadJsonWebToken(assertion);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            throw CreateError(50027, "JWT token is invalid or malformed.");
        }
    }

    private async Task CheckSignatureAsync(JsonWebToken token, RSA key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            // A cached provider would outlive the test's key.
            IssuerSigningKey = new RsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = Algorithms,

            // Each of these has a separate error, and is checked with the authority's clock.
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
        }).ConfigureAwait(false);
        if (!result.IsValid)
        {
            throw CreateSignatureError("The provided signature value did not match the expected signature value.");
        }
    }

    private void CheckTimes(JsonWebToken token)
    {
        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        if (now >= token.ValidTo.Add(token.ValidTo == DateTime.MinValue ? TimeSpan.Zero : ClockSkew) || now < token.ValidFrom - (token.ValidFrom == DateTime.MinValue ? TimeSpan.Zero : ClockSkew))
        {
            throw CreateError(700024, $"Client assertion is not within its valid time range. Current time: {now:O}, assertion valid from {token.ValidFrom:O}, expiry time of assertion {token.ValidTo:O}.");
        }
    }

    private bool IsAudience(string audience)
    {
        string[] paths = ["/oauth2/v2.0/token", "/oauth2/token", "/v2.0", "/", ""];
        return Uri.TryCreate(audience, UriKind.Absolute, out var address)
            && AuthorityAddress.IsAuthorityAddress(address)
            && paths.Any(path => address.AbsolutePath.Equals($"/{options.TenantId}{path}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the header contains the hash of a certificate, SHA-256 or the older SHA-1.</summary>
    private static bool HasThumbprint(JsonWebToken token, X509Certificate2 certificate) =>
        token.TryGetHeaderValue<string>("x5t#S256", out var hash)
            ? hash == Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256))
            : token.TryGetHeaderValue("x5t", out hash) && hash == Base64Url.EncodeToString(certificate.GetCertHash());

    private static TokenErrorException CreateSignatureError(string reason) => CreateError(700027, $"Client assertion failed signature validation. [Reason - {reason}]");

    private static TokenErrorException CreateError(int code, string description) => new("invalid_client", code, description);
}
