namespace Insights.Typed.Tokens;

/// <summary>One request to a credential, for any number of callers. It ends when the credential responds, or when all callers have canceled.</summary>
internal sealed class TokenRenewal : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private int callers;

    /// <param name="credential">The credential that provides the token.</param>
    /// <param name="onCompleted">Called before any caller continues: with the token, or with null if the request failed.</param>
    public TokenRenewal(InsightsCredential credential, Action<TokenRenewal, InsightsAccessToken?> onCompleted) =>
        Token = Task.Run(() => RequestTokenAsync(credential, onCompleted));

    public Task<InsightsAccessToken> Token { get; }

    /// <summary>Adds a caller. Not thread-safe, as <see cref="RemoveCaller"/>.</summary>
    public void AddCaller() => callers++;

    /// <summary>Removes a caller; returns true if it was the last one.</summary>
    public bool RemoveCaller() => --callers == 0;

    /// <summary>Cancels the request. The source of the cancellation is not disposed: the credential may still hold its token.</summary>
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
