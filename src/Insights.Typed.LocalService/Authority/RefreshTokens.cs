using System.Globalization;

namespace Insights.Typed.LocalService.Authority;

/// <summary>
/// The refresh tokens. Each is for the user's sign-in that it comes from and for one application, and expires when it is not
/// used for long. Thread-safe.
/// </summary>
internal sealed class RefreshTokens(LocalAuthorityOptions options, Secrets secrets, UserAccount account)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RefreshToken> tokens = [];

    /// <param name="signIn">What the token is obtained by.</param>
    /// <param name="former">The token that it replaces; null for the first one.</param>
    public string Create(SignIn signIn, string? former = null)
    {
        var text = secrets.Next("refresh");
        lock (gate)
        {
            var now = options.TimeProvider.GetUtcNow();
            tokens.Add(text, new RefreshToken(signIn, former is null ? null : tokens[former], now) { LastUsed = now });
        }

        return text;
    }

    /// <summary>Uses a token, unless it is refused.</summary>
    /// <returns>The sign-in that it comes from.</returns>
    public SignIn Use(string text, string clientId, bool isProven, string? resource)
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

            if (token.SignIn.IsConfidential && !isProven)
            {
                throw ClientProof.Missing();
            }

            var now = options.TimeProvider.GetUtcNow();
            if (now - token.LastUsed >= options.RefreshTokenLifetime)
            {
                throw new TokenErrorException("invalid_grant", 700082, string.Create(CultureInfo.InvariantCulture,
                    $"The refresh token has expired due to inactivity. The token was issued on {token.Issued:O} and was inactive for {options.RefreshTokenLifetime:c}."))
                {
                    SubError = "token_expired",
                };
            }

            if (token.IsReplaced && options.RefreshTokenReuse == LocalRefreshTokenReuse.RefusedAfterSuccessor)
            {
                throw new TokenErrorException("invalid_grant", 70000, "The provided value for the input parameter 'refresh_token' is not valid: a token that replaced it has been used.");
            }

            account.CheckRefresh(token.SignIn, token.SignIn.User!, resource);
            token.LastUsed = now;
            for (var former = token.Former; former is { IsReplaced: false }; former = former.Former)
            {
                former.IsReplaced = true;
            }

            return token.SignIn;
        }
    }

    private sealed class RefreshToken(SignIn signIn, RefreshToken? former, DateTimeOffset issued)
    {
        public SignIn SignIn => signIn;

        public RefreshToken? Former => former;

        public DateTimeOffset Issued => issued;

        public required DateTimeOffset LastUsed { get; set; }

        /// <summary>Whether a later token of the same sign-in was used.</summary>
        public bool IsReplaced { get; set; }
    }
}
