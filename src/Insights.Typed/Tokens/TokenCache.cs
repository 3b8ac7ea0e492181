using Insights.Typed.Telemetry;

namespace Insights.Typed.Tokens;

/// <summary>Keeps a credential's token until shortly before it expires. Callers at the same time share one renewal.</summary>
internal sealed class TokenCache(InsightsCredential credential, TimeProvider time, ClientTelemetry? telemetry = null, Type? owner = null) : IDisposable
{
    /// <summary>How long before its end a token is renewed, so that it does not expire under way.</summary>
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(5);

    /// <summary>The type that is disposed of, as a caller knows it.</summary>
    private readonly Type owner = owner ?? typeof(TokenCache);
    private readonly Lock gate = new();
    private InsightsAccessToken? current;
    private TokenRenewal? renewal;
    private volatile bool isDisposed;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => GetAsync(refusedToken: null, cancellationToken);

    /// <summary>A token in place of one that was refused: a new one, or the one that another caller has got meanwhile.</summary>
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
            // It was to be renewed early, and early is not yet late.
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

    /// <summary>A renewal goes on for whoever still waits for it; the last one to give up ends it.</summary>
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

        sharedRenewal.Dispose();
    }

    /// <summary>From here on the token is had without a renewal, or the next caller tries anew.</summary>
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
