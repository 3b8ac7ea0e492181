namespace Insights.Typed.Tokens;

/// <summary>One question to a credential, for any number of callers. It ends when it has an answer, or when all of them have given up.</summary>
internal sealed class TokenRenewal : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private int callers;

    /// <param name="credential">Who is asked.</param>
    /// <param name="onCompleted">Told of the end before any caller is: with the token, or with null where there is none.</param>
    public TokenRenewal(InsightsCredential credential, Action<TokenRenewal, InsightsAccessToken?> onCompleted) =>
        Token = Task.Run(() => RequestTokenAsync(credential, onCompleted));

    public Task<InsightsAccessToken> Token { get; }

    /// <summary>One more caller waits. Not thread-safe, as <see cref="RemoveCaller"/>.</summary>
    public void AddCaller() => callers++;

    /// <summary>One waits no more; whether it was the last.</summary>
    public bool RemoveCaller() => --callers == 0;

    /// <summary>Nobody wants the token any more. Its cancellation may still be held by the credential, and holds nothing itself.</summary>
    public void Dispose() => cancellation.Cancel();

    private async Task<InsightsAccessToken> RequestTokenAsync(InsightsCredential credential, Action<TokenRenewal, InsightsAccessToken?> onCompleted)
    {
        InsightsAccessToken? token = null;
        try
        {
            token = await credential.GetTokenAsync(cancellation.Token).ConfigureAwait(false);
            return token.Value;
        }
        finally
        {
            onCompleted(this, token);
        }
    }
}
