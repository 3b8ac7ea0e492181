using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.LocalService.Authority;

/// <summary>A request of a browser on behalf of a program (authorization code with PKCE, RFC 7636).</summary>
/// <param name="ClientId">The id of the application.</param>
/// <param name="RedirectUri">The address at which the program receives the code.</param>
/// <param name="Resource">The resource of the token.</param>
/// <param name="CodeChallenge">The hash of the verifier that only the program knows; null if it uses none.</param>
/// <param name="Nonce">The value that the identity token must contain.</param>
internal sealed record AuthorizationRequest(string ClientId, string RedirectUri, string? Resource, string? CodeChallenge, string? Nonce);

/// <summary>The codes that a program receives through a browser and redeems once. Thread-safe.</summary>
internal sealed class AuthorizationCodes(LocalAuthorityOptions options, SecretStore secrets)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IssuedCode> codes = [];

    public string Create(AuthorizationRequest authorization, UserSignIn signIn)
    {
        var code = secrets.Issue("code");
        lock (gate)
        {
            codes.Add(code, new IssuedCode(authorization, signIn, options.TimeProvider.GetUtcNow() + options.AuthorizationCodeLifetime));
        }

        return code;
    }

    public UserSignIn Redeem(string text, string clientId, string? redirectUri, string? verifier)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(text, out var code) || !code.Authorization.ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase))
            {
                throw new TokenErrorException("invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
            }

            if (code.IsRedeemed)
            {
                throw new TokenErrorException("invalid_grant", 54005, "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");
            }

            if (options.TimeProvider.GetUtcNow() >= code.Expiry)
            {
                throw new TokenErrorException("invalid_grant", 70008, "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.");
            }

            if (redirectUri != code.Authorization.RedirectUri)
            {
                throw new TokenErrorException("invalid_grant", 500112, "The reply address does not match the reply address that was provided when the authorization code was requested.");
            }

            if (code.Authorization.CodeChallenge is { } challenge && (verifier is null || ComputeChallenge(verifier) != challenge))
            {
                throw new TokenErrorException("invalid_grant", 501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
            }

            code.IsRedeemed = true;
            return code.SignIn;
        }
    }

    private static string ComputeChallenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));

    private sealed class IssuedCode(AuthorizationRequest authorization, UserSignIn signIn, DateTimeOffset expiry)
    {
        public AuthorizationRequest Authorization => authorization;

        public UserSignIn SignIn => signIn;

        public DateTimeOffset Expiry => expiry;

        public bool IsRedeemed { get; set; }
    }
}
