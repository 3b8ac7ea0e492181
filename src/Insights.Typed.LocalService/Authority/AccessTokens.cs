namespace Insights.Typed.LocalService.Authority;

/// <summary>The access tokens, each with its sign-in. Thread-safe.</summary>
internal sealed class AccessTokens(LocalAuthorityOptions options, SecretStore secrets)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (SignIn SignIn, DateTimeOffset Expiry)> tokens = [];

    public string Create(SignIn signIn)
    {
        var token = secrets.Issue("access");
        lock (gate)
        {
            tokens.Add(token, (signIn, options.TimeProvider.GetUtcNow() + options.TokenLifetime));
        }

        return token;
    }

    /// <summary>Finds the sign-in of a token; null if the token is unknown, has expired or was revoked.</summary>
    public SignIn? Find(string token)
    {
        lock (gate)
        {
            return tokens.TryGetValue(token, out var found) && options.TimeProvider.GetUtcNow() < found.Expiry ? found.SignIn : null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            tokens.Clear();
        }
    }
}
