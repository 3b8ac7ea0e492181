using Insights.Typed.Tokens;
using Insights.Typed.Tokens.Login;
using Insights.Typed.Tokens.Reasons;
using Insights.Typed.Tokens.Stored;
using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>
/// Signs a person in once and stores the sign-in for programs that run unattended, as <c>insights login</c> does: for programs
/// that sign in themselves or keep the sign-in in a custom store.
/// </summary>
public static class InsightsLogin
{
    private static string? SearchPath => Environment.GetEnvironmentVariable("PATH");

    /// <summary>
    /// Signs in with a browser on this machine. The browser returns to an address of this machine,
    /// <c>http://localhost</c>, which must be registered for the application: under the platform Web for an application with a secret,
    /// certificate or assertion, otherwise under Mobile and desktop applications. Microsoft Entra ID ignores the port of that address, so it must
    /// not be registered under both.
    /// </summary>
    /// <param name="options">The tenant and the application, with its secret, certificate or assertion unless it is a public client.</param>
    /// <param name="store">The store of the sign-in; null for the store of this user, which <see cref="InsightsCredential.FromLogin"/> uses.</param>
    /// <param name="openBrowser">
    /// Opens the page; null for <see cref="OpenBrowserAsync"/>. Its exception ends the sign-in and is passed on unchanged, so a machine without a browser cannot sign in by default. A
    /// method that shows the person the address, and does not throw if <see cref="OpenBrowserAsync"/> fails, lets the sign-in wait until the person has opened it on this machine.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The machine has no browser, the sign-in was not completed, or it could not be stored.</exception>
    public static Task<InsightsSignIn> SignInWithBrowserAsync(
        InsightsCredentialOptions options, InsightsTokenStore? store = null, Func<Uri, Task>? openBrowser = null, CancellationToken cancellationToken = default) => StoreAsync(
            options,
            store,
            (identity, cache) => new BrowserSignIn(identity, cache, openBrowser ?? (page => SystemBrowser.OpenUnshownAsync(page, SearchPath, cancellationToken))).SignInAsync(cancellationToken),
            isPublic: false,
            cancellationToken);

    /// <summary>Signs in with a browser on any machine, where the person enters a code. The application must allow public client flows.</summary>
    /// <param name="options">The tenant and the application.</param>
    /// <param name="showMessage">Shows the person the page and the code to enter there, such as <see cref="InsightsDeviceCode.Message"/>. Its exception is passed on unchanged.</param>
    /// <param name="store">The store of the sign-in; null for the store of this user, which <see cref="InsightsCredential.FromLogin"/> uses.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The sign-in was not completed, or it could not be stored.</exception>
    public static Task<InsightsSignIn> SignInWithDeviceCodeAsync(
        InsightsCredentialOptions options, Func<InsightsDeviceCode, CancellationToken, Task> showMessage, InsightsTokenStore? store = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(showMessage);
        return StoreAsync(
            options,
            store,
            async (identity, cache) =>
            {
                var application = identity.BuildPublic(http: null);
                cache.Attach(application.UserTokenCache);
                return await IdentityLibrary.RequestAsync(
                    identity, SignInWay.Interactive, () => application.AcquireTokenWithDeviceCodeAsync(showMessage, cancellationToken)).ConfigureAwait(false);
            },
            isPublic: true,
            cancellationToken);
    }

    /// <summary>
    /// Opens a page in the system's browser, as <see cref="SignInWithBrowserAsync"/> does by default. The browser does not use the streams of
    /// this process. On Linux, a failure of the program that opens it is awaited for a few seconds.
    /// </summary>
    /// <param name="page">The address of the page.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The machine has no browser, or it could not be started. The message does not contain the address, so show it.</exception>
    public static Task OpenBrowserAsync(Uri page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return SystemBrowser.OpenAsync(page, SearchPath, failureTime: null, cancellationToken);
    }

    /// <summary>
    /// Returns a value indicating whether the store of this user has a sign-in. The sign-in itself is not read: it can have ended, or be
    /// unreadable.
    /// </summary>
    /// <param name="options">The tenant and the application; null for all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The tenant or the application is empty, or the authority's address is not valid.</exception>
    /// <exception cref="InsightsException">The list of sign-ins cannot be read.</exception>
    public static async Task<bool> ExistsAsync(InsightsCredentialOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = options?.CopyForSearch();
        return await LoginFolder.FromOptions(options).FindAsync(options, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Gets the sign-ins in the store of this user, newest first. One that cannot be read has a <see cref="InsightsSignIn.ReadError"/>.</summary>
    /// <param name="options">The tenant and the application; null for all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The tenant or the application is empty, or the authority's address is not valid.</exception>
    /// <exception cref="InsightsException">The list of sign-ins cannot be read.</exception>
    public static async Task<IReadOnlyList<InsightsSignIn>> ListAsync(InsightsCredentialOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = options?.CopyForSearch();
        var folder = LoginFolder.FromOptions(options);
        var found = new List<InsightsSignIn>();
        foreach (var login in await folder.FindAllAsync(options, cancellationToken).ConfigureAwait(false))
        {
            if (await ReadAsync(folder, login, cancellationToken).ConfigureAwait(false) is { } signIn)
            {
                found.Add(signIn);
            }
        }

        return found;
    }

    /// <summary>Gets the sign-in in a store; null if the store is empty.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The store cannot be read.</exception>
    public static async Task<InsightsSignIn?> ReadAsync(InsightsTokenStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var entry = await new GuardedTokenStore(store).ReadAsync(cancellationToken).ConfigureAwait(false);
        return entry is null ? null : new InsightsSignIn(SignInDocument.Parse(entry.Content.Span));
    }

    /// <summary>Deletes sign-ins from the store of this user. The consent itself stays: it is revoked in Microsoft Entra ID.</summary>
    /// <param name="options">The tenant and the application; null for all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The number of deleted sign-ins.</returns>
    /// <exception cref="ArgumentException">The tenant or the application is empty, or the authority's address is not valid.</exception>
    /// <exception cref="InsightsException">The sign-ins cannot be read or deleted. Some may have been deleted.</exception>
    public static async Task<int> SignOutAsync(InsightsCredentialOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = options?.CopyForSearch();
        var folder = LoginFolder.FromOptions(options);
        var logins = await folder.FindAllAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var login in logins)
        {
            await folder.DeleteAsync(login, cancellationToken).ConfigureAwait(false);
        }

        return logins.Count;
    }

    /// <summary>Reads a sign-in of the list; null if it was deleted. One that cannot be read must not hide the others.</summary>
    private static async Task<InsightsSignIn?> ReadAsync(LoginFolder folder, LoginEntry login, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await new GuardedTokenStore(folder.GetStore(login)).ReadAsync(cancellationToken).ConfigureAwait(false);
            return entry is null ? null : new InsightsSignIn(SignInDocument.Parse(entry.Content.Span), login.IsEncrypted);
        }
        catch (InsightsException exception)
        {
            return new InsightsSignIn(login, exception.Message);
        }
    }

    private static async Task<InsightsSignIn> StoreAsync(
        InsightsCredentialOptions options, InsightsTokenStore? store, Func<SignInIdentity, SignInCache, Task<AuthenticationResult>> signIn, bool isPublic, CancellationToken cancellationToken)
    {
        var identity = new SignInIdentity(options);
        var folder = LoginFolder.FromOptions(options);
        var login = new LoginEntry(identity.Authority.Host.AbsoluteUri, identity.TenantId, identity.ClientId, !options.UnsafeAllowUnencryptedStorage);
        if (store is null)
        {
            await folder.ProbeAsync(login.IsEncrypted, cancellationToken).ConfigureAwait(false);
        }

        var cache = new SignInCache();
        var result = await signIn(identity, cache).ConfigureAwait(false);
        var now = identity.TimeProvider.GetUtcNow();
        var document = new SignInDocument
        {
            TenantId = identity.TenantId,
            ClientId = identity.ClientId,
            AuthorityHost = identity.Authority.Host.AbsoluteUri,
            UserName = TokenClaims.FindUserName(result),
            SignedInOn = now,
            RenewedOn = now,
            IsMultifactor = TokenClaims.IsMultifactor(result),
            IsConfidential = identity.IsConfidential && !isPublic,
            Cache = cache.UpdatedContent ?? throw new InsightsException("The authority sent no refresh token, so the sign-in cannot be stored."),
        };
        await ReplaceAsync(new GuardedTokenStore(store ?? folder.GetStore(login)), document, cancellationToken).ConfigureAwait(false);
        if (store is not null)
        {
            return new InsightsSignIn(document);
        }

        await folder.AddAsync(login, cancellationToken).ConfigureAwait(false);
        return new InsightsSignIn(document, login.IsEncrypted);
    }

    /// <summary>Stores a person's sign-in, which is newer than what a program stores in the meantime.</summary>
    private static async Task ReplaceAsync(GuardedTokenStore store, SignInDocument document, CancellationToken cancellationToken)
    {
        string? version;
        do
        {
            version = (await store.ReadAsync(cancellationToken).ConfigureAwait(false))?.Version;
        }
        while (!await store.TryWriteAsync(document, version, cancellationToken).ConfigureAwait(false));
    }
}
