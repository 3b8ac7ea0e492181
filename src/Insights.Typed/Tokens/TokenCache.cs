using Insights.Typed.Telemetry;

namespace Insights.Typed.Tokens;

/// <summary>Caches a credential's token until shortly before it expires. Concurrent callers share one renewal.</summary>
internal sealed class TokenCache(InsightsCredential credential, TimeProvider time, ClientTelemetry? telemetry = null, Type? owner = null) : IDisposable
{
    /// <summary>How long before its expiry a token is renewed, so that it does not expire in transit.</summary>
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(5);

    /// <summary>The type that callers know, for <see cref="ObjectDisposedException"/>.</summary>
    private readonly Type owner = owner ?? typeof(TokenCache);
    private readonly Lock gate = new();
    private InsightsAccessToken? current;
    private TokenRenewal? renewal;
    private volatile bool isDisposed;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => GetAsync(refusedToken: null, cancellationToken);

    /// <summary>Gets a token in place of one that was refused: a new one, or the one that another caller has obtained in the meantime.</summary>
    public ValueTask<string> RenewAsync(string refusedToken, CancellationToken cancellationToken) => GetAsync(refusedToken, cancellationToken);

    public void Dispose()
    {
        TokenRenewal? pending;
        lock (gate)
        {
            isDisposed = true;
            pending = renewal;
            renewal = null;
        }

        pending?.Dispose();
    }

    private ValueTask<string> GetAsync(string? refusedToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TokenRenewal sharedRenewal;
        lock (gate)
        {
            if (refusedToken is not null && current?.Value == refusedToken)
            {
                current = null;
            }

            if (current is { } token && GetRemainingTime(token) > RenewalMargin)
            {
                return ValueTask.FromResult(token.Value);
            }

            ObjectDisposedException.ThrowIf(isDisposed, owner);
            sharedRenewal = renewal ??= new TokenRenewal(credential, Complete);
            sharedRenewal.AddCaller();
        }

        return WaitAsync(sharedRenewal, cancellationToken);
    }

    private async ValueTask<string> WaitAsync(TokenRenewal sharedRenewal, CancellationToken cancellationToken)
    {
        try
        {
            return (await sharedRenewal.Token.WaitAsync(cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && isDisposed)
        {
            throw new ObjectDisposedException(owner.FullName);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && FindUsableToken() is { } usable)
        {
            // The early renewal failed, and the token has not expired yet.
            telemetry?.Log.TokenKept(usable.ExpiresOn);
            return usable.Value;
        }
        finally
        {
            RemoveCaller(sharedRenewal);
        }
    }

    private TimeSpan GetRemainingTime(InsightsAccessToken token) => token.ExpiresOn - time.GetUtcNow();

    private InsightsAccessToken? FindUsableToken()
    {
        lock (gate)
        {
            return current is { } token && GetRemainingTime(token) > TimeSpan.Zero ? token : null;
        }
    }

    /// <summary>Waits for a renewal. It continues as long as a caller waits for it; the last caller that cancels ends it.</summary>
    private void RemoveCaller(TokenRenewal sharedRenewal)
    {
        lock (gate)
        {
            if (!sharedRenewal.RemoveCaller())
            {
                return;
            }

            if (renewal == sharedRenewal)
            {
                renewal = null;
            }
        }

        // A credential can still use the token of a request that has succeeded, for its own work.
        if (!sharedRenewal.Token.IsCompleted)
        {
            sharedRenewal.Dispose();
        }
    }

    /// <summary>Completes a renewal: the token is available without a renewal, or the next caller starts another one.</summary>
    private void Complete(TokenRenewal completed, InsightsAccessToken? token)
    {
        lock (gate)
        {
            if (renewal == completed)
            {
                current = token ?? current;
                renewal = null;
            }
        }
    }
}
