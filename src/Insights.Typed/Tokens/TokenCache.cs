namespace Insights.Typed;

/// <summary>Keeps a credential's token until shortly before it expires. Callers at the same time cause one renewal.</summary>
internal sealed class TokenCache(InsightsCredential credential, TimeProvider time) : IDisposable
{
    /// <summary>How long before its end a token is renewed, so that it does not expire under way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim renewal = new(1, 1);
    private AccessToken? current;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) =>
        GetAsync(token => token.ExpiresOn - time.GetUtcNow() > Margin, cancellationToken);

    /// <summary>A token in place of one that was refused: a new one, or the one that another caller has got meanwhile.</summary>
    public ValueTask<string> RenewAsync(string refused, CancellationToken cancellationToken) =>
        GetAsync(token => token.Value != refused && token.ExpiresOn - time.GetUtcNow() > Margin, cancellationToken);

    private async ValueTask<string> GetAsync(Func<AccessToken, bool> isGood, CancellationToken cancellationToken)
    {
        await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (current is not { } token || !isGood(token))
            {
                token = await credential.GetTokenAsync(cancellationToken).ConfigureAwait(false);
                current = token;
            }

            return token.Value;
        }
        finally
        {
            renewal.Release();
        }
    }

    public void Dispose() => renewal.Dispose();
}
