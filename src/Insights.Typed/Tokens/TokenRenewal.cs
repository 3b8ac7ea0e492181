namespace Insights.Typed.Tokens;

/// <summary>One question to a credential, for any number of callers. It ends when it has an answer, or when all of them have given up.</summary>
internal sealed class TokenRenewal : IDisposable
{
    private readonly CancellationTokenSource allGone = new();
    private int callers;

    /// <param name="credential">Who is asked.</param>
    /// <param name="end">Told of the end before any caller is: with the token, or with null where there is none.</param>
    public TokenRenewal(InsightsCredential credential, Action<TokenRenewal, AccessToken?> end) =>
        Token = Task.Run(() => AskAsync(credential, end));

    public Task<AccessToken> Token { get; }

    /// <summary>One more caller waits. Not thread-safe, as <see cref="Leave"/>.</summary>
    public void Join() => callers++;

    /// <summary>One waits no more; whether it was the last.</summary>
    public bool Leave() => --callers == 0;

    /// <summary>Nobody wants the token any more. Its cancellation may still be held by the credential, and holds nothing itself.</summary>
    public void Dispose() => allGone.Cancel();

    private async Task<AccessToken> AskAsync(InsightsCredential credential, Action<TokenRenewal, AccessToken?> end)
    {
        AccessToken? token = null;
        try
        {
            token = await credential.GetTokenAsync(allGone.Token).ConfigureAwait(false);
            return token.Value;
        }
        finally
        {
            end(this, token);
        }
    }
}
