using System.Globalization;

namespace Insights.Typed.LocalService.Authority;

/// <summary>
/// The refresh tokens. Each belongs to a user's sign-in and to one application, and expires if it is not used
/// for some time. Thread-safe.
/// </summary>
internal sealed class RefreshTokens(LocalAuthorityOptions options, SecretStore secrets, UserAccount account)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RefreshToken> tokens = [];

    /// <param name="signIn">The sign-in of the token.</param>
    /// <param name="previous">The token that it replaces; null for the first one.</param>
    public string Create(SignIn signIn, string? previous = null)
    {
        var text = secrets.Issue("refresh");
        lock (gate)
        {
            var now = options.TimeProvider.GetUtcNow();
            tokens.Add(text, new RefreshToken(signIn, previous is null ? null : tokens[previous], now) { LastUsed = now });
        }

        return text;
    }

    /// <summary>Uses a token, or refuses it.</summary>
    /// <returns>The sign-in of the token.</returns>
    public SignIn Redeem(string text, string clientId, bool isClientAuthenticated, string? resource)
    {
        lock (gate)
        {
            if (!tokens.TryGetValue(text, out var token))
            {
                throw new TokenErrorException("invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
            }

            if (!token.SignIn.ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase))
            {
                throw new TokenErrorException("invalid_grant", 70000, "The provided value for the input parameter 'refresh_token' is not valid: it was issued to another application.");
            }

            if (token.SignIn.IsConfidential && !isClientAuthenticated)
            {
                throw ClientAuthenticator.CreateMissingCredentialError();
            }

            var now = options.TimeProvider.GetUtcNow();
            if (now - token.LastUsed >= options.RefreshTokenLifetime)
            {
                throw new TokenErrorException("invalid_grant", 700082, string.Create(CultureInfo.InvariantCulture,
                    $"The refresh token has expired due to inactivity. The token was issued on {token.IssuedTime:O} and was inactive for {options.RefreshTokenLifetime:c}."))
                {
                    SubError = "token_expired",
                };
            }

            if (token.IsReplaced && options.RefreshTokenReuse == LocalRefreshTokenReuse.RevokedAfterRotation)
            {
                throw new TokenErrorException("invalid_grant", 70000, "The provided value for the input parameter 'refresh_token' is not valid: a token that replaced it has been used.");
            }

            account.CheckRefresh(token.SignIn, token.SignIn.User!, resource);
            token.LastUsed = now;
            for (var previous = token.Previous; previous is { IsReplaced: false }; previous = previous.Previous)
            {
                previous.IsReplaced = true;
            }

            return token.SignIn;
        }
    }

    private sealed class RefreshToken(SignIn signIn, RefreshToken? previous, DateTimeOffset issued)
    {
        public SignIn SignIn => signIn;

        public RefreshToken? Previous => previous;

        public DateTimeOffset IssuedTime => issued;

        public required DateTimeOffset LastUsed { get; set; }

        /// <summary>Whether a later token of the same sign-in was used.</summary>
        public bool IsReplaced { get; set; }
    }
}
