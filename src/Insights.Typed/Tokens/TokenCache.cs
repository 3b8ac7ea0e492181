using Insights.Typed.Telemetry;

namespace Insights.Typed.Tokens;

/// <summary>Keeps a credential's token until shortly before it expires. Callers at the same time share one renewal.</summary>
internal sealed class TokenCache(InsightsCredential credential, TimeProvider time, ClientTelemetry? telemetry = null, Type? owner = null) : IDisposable
{
    /// <summary>How long before its end a token is renewed, so that it does not expire under way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The type that is disposed of, as a caller knows it.</summary>
    private readonly Type owner = owner ?? typeof(TokenCache);
    private readonly Lock gate = new();
    private AccessToken? current;
    private TokenRenewal? renewal;
    private volatile bool disposed;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => GetAsync(refused: null, cancellationToken);

    /// <summary>A token in place of one that was refused: a new one, or the one that another caller has got meanwhile.</summary>
    public ValueTask<string> RenewAsync(string refused, CancellationToken cancellationToken) => GetAsync(refused, cancellationToken);

    public void Dispose()
    {
        TokenRenewal? open;
        lock (gate)
        {
            disposed = true;
            open = renewal;
            renewal = null;
        }

        open?.Dispose();
    }

    private ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TokenRenewal joined;
        lock (gate)
        {
            if (refused is not null && current?.Value == refused)
            {
                current = null;
            }

            if (current is { } token && Left(token) > Margin)
            {
                return ValueTask.FromResult(token.Value);
            }

            ObjectDisposedException.ThrowIf(disposed, owner);
            joined = renewal ??= new TokenRenewal(credential, End);
            joined.Join();
        }

        return WaitAsync(joined, cancellationToken);
    }

    private async ValueTask<string> WaitAsync(TokenRenewal joined, CancellationToken cancellationToken)
    {
        try
        {
            return (await joined.Token.WaitAsync(cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && disposed)
        {
            throw new ObjectDisposedException(owner.FullName);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && Usable() is { } kept)
        {
            // It was to be renewed early, and early is not yet late.
            telemetry?.Log.TokenKept(kept.ExpiresOn);
            return kept.Value;
        }
        finally
        {
            Leave(joined);
        }
    }

    private TimeSpan Left(AccessToken token) => token.ExpiresOn - time.GetUtcNow();

    private AccessToken? Usable()
    {
        lock (gate)
        {
            return current is { } token && Left(token) > TimeSpan.Zero ? token : null;
        }
    }

    /// <summary>A renewal goes on for whoever still waits for it; the last one to give up ends it.</summary>
    private void Leave(TokenRenewal joined)
    {
        lock (gate)
        {
            if (!joined.Leave())
            {
                return;
            }

            if (renewal == joined)
            {
                renewal = null;
            }
        }

        joined.Dispose();
    }

    /// <summary>From here on the token is had without a renewal, or the next caller tries anew.</summary>
    private void End(TokenRenewal ended, AccessToken? token)
    {
        lock (gate)
        {
            if (renewal == ended)
            {
                current = token ?? current;
                renewal = null;
            }
        }
    }
}
