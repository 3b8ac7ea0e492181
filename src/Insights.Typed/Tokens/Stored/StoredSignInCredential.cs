using Insights.Typed.Language;
using Insights.Typed.Tokens.Reasons;
using Insights.Typed.Tokens.Stores;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Stored;

/// <summary>
/// Gets tokens with the consent that a person gave once and that a token store keeps. Each renewal can replace the refresh token, and
/// the new one is stored before the access token is returned.
/// </summary>
/// <param name="identity">The identity that signs in.</param>
/// <param name="tokenStore">The store of the sign-in.</param>
/// <param name="logins">
/// The folder where <c>insights login</c> keeps sign-ins. A newer sign-in from it is adopted when the store's has ended, so that
/// the command repairs every store. Null if the store is part of that folder.
/// </param>
/// <param name="http">Replaces the network in tests.</param>
internal sealed class StoredSignInCredential(SignInIdentity identity, InsightsTokenStore tokenStore, LoginFolder? logins = null, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    /// <summary>The number of newer sign-ins of other processes that are tried in place of one that has ended.</summary>
    private const int MaxAttempts = 5;

    private readonly GuardedTokenStore store = new(tokenStore);
    private readonly SignInCache cache = new();
    private readonly AsyncLock renewalLock = new();
    private IClientApplicationBase? application;
    private bool isProbed;

    /// <summary>A renewed sign-in that could not be stored, with the version that it replaces: it is the only copy.</summary>
    private (SignInDocument Document, string? Version)? pendingWrite;

    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var lockHandle = await renewalLock.WaitAsync(cancellationToken).ConfigureAwait(false);
        await using (lockHandle.ConfigureAwait(false))
        {
            var storeLock = await store.LockAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await RenewAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (storeLock is not null)
                {
                    await storeLock.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask<InsightsAccessToken> RenewAsync(CancellationToken cancellationToken)
    {
        await StorePendingAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var (document, version) = await StartAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await RenewAsync(document, version, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsSignInRequiredException) when (attempt < MaxAttempts)
            {
                if (!await TryAdoptNewerAsync(document, version, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Reads the stored sign-in; if none is stored, creates one from the refresh token of the options.</summary>
    private async ValueTask<(SignInDocument Document, string Version)> StartAsync(CancellationToken cancellationToken)
    {
        var entry = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (entry is null)
        {
            var first = identity.RefreshToken is { } refreshToken
                ? SignInDocument.FromRefreshToken(refreshToken, identity)
                : await FindLoginAsync(after: DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false) ?? throw SignInExceptions.CreateNotSignedIn(identity);
            await store.TryWriteAsync(first, expectedVersion: null, cancellationToken).ConfigureAwait(false);
            isProbed = true;
            return await ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        var document = SignInDocument.Parse(entry.Content.Span);
        if (!document.IsFor(identity))
        {
            throw new InsightsException(
                $"The token store contains a sign-in for the application {document.ClientId} in the tenant {document.TenantId} at {document.AuthorityHost}, not for {identity.ClientId} in {identity.TenantId} at {identity.Authority.Host}. Use a separate store for each application and tenant.");
        }

        if (document.IsConfidential && !identity.IsConfidential)
        {
            throw new InsightsException(
                $"The stored sign-in for the application {identity.ClientId} in the tenant {identity.TenantId} can be renewed only with the application's secret, certificate or assertion, which is not stored: set it in InsightsCredentialOptions, or for the tool in {EnvironmentVariables.ClientSecret}.");
        }

        if (isProbed)
        {
            return (document, entry.Version);
        }

        // Checked before the refresh token is used: a renewed one that cannot be stored could be lost.
        await store.TryWriteAsync(document, entry.Version, cancellationToken).ConfigureAwait(false);
        isProbed = true;
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<(SignInDocument Document, string Version)> ReadAsync(CancellationToken cancellationToken)
    {
        var entry = await store.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw SignInExceptions.CreateNotSignedIn(identity);
        return (SignInDocument.Parse(entry.Content.Span), entry.Version);
    }

    private async ValueTask<InsightsAccessToken> RenewAsync(SignInDocument document, string version, CancellationToken cancellationToken)
    {
        cache.Load(document.Cache);
        var result = await IdentityLibrary.RequestAsync(identity, SignInWay.Stored, () => RequestAsync(document, cancellationToken)).ConfigureAwait(false);
        var renewed = document with
        {
            UserName = TokenClaims.FindUserName(result) ?? document.UserName,
            RenewedOn = identity.TimeProvider.GetUtcNow(),
            IsMultifactor = TokenClaims.IsMultifactor(result) ?? document.IsMultifactor,
            Cache = cache.UpdatedContent ?? document.Cache,
            RefreshToken = null,
        };

        // No other process has the new sign-in. From here on a cancellation must not lose it.
        pendingWrite = (renewed, version);
        await StorePendingAsync(CancellationToken.None).ConfigureAwait(false);
        return result.ToAccessToken(identity.TimeProvider);
    }

    /// <summary>Creates the application with the settings of the sign-in: a sign-in of a public client is renewed as one, even if a secret is set.</summary>
    private IClientApplicationBase GetApplication(bool isConfidential)
    {
        if (application is null || application is IConfidentialClientApplication != isConfidential)
        {
            application = isConfidential ? identity.BuildConfidential(http) : identity.BuildPublic(http);
            cache.Attach(application.UserTokenCache);
        }

        return application;
    }

    private async Task<AuthenticationResult> RequestAsync(SignInDocument document, CancellationToken cancellationToken)
    {
        var application = GetApplication(document.IsConfidential);
        if (document.RefreshToken is { } first)
        {
            return await ((IByRefreshToken)application).AcquireTokenByRefreshToken(IdentityLibrary.Scopes, first).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }

        var account = (await application.GetAccountsAsync().ConfigureAwait(false)).FirstOrDefault() ?? throw SignInExceptions.CreateNotSignedIn(identity);

        // Forced: the client caches access tokens and requests another one only if the service has refused one.
        return await application.AcquireTokenSilent(IdentityLibrary.Scopes, account).WithForceRefresh(true).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the renewed sign-in. If the store has another version by now, that version is newer and remains.</summary>
    private async ValueTask StorePendingAsync(CancellationToken cancellationToken)
    {
        if (pendingWrite is { } pending)
        {
            await store.TryWriteAsync(pending.Document, pending.Version, cancellationToken).ConfigureAwait(false);
            pendingWrite = null;
        }
    }

    /// <summary>Returns a value indicating whether a sign-in that has ended was replaced in the meantime: by another process, by a person, or by a new refresh token in the options.</summary>
    private async ValueTask<bool> TryAdoptNewerAsync(SignInDocument document, string version, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } entry || entry.Version != version)
        {
            return true;
        }

        var newer = identity.RefreshToken is { } refreshToken && document.RefreshTokenFingerprint != SignInDocument.GetFingerprint(refreshToken)
            ? SignInDocument.FromRefreshToken(refreshToken, identity)
            : await FindLoginAsync(document.SignedInOn, cancellationToken).ConfigureAwait(false);
        return newer is not null && await store.TryWriteAsync(newer, version, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SignInDocument?> FindLoginAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        logins is not null && await logins.ReadAsync(identity, cancellationToken).ConfigureAwait(false) is { } login && login.SignedInOn > after ? login : null;
}
