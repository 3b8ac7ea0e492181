using Insights.Typed.Tokens;
using Insights.Typed.Tokens.Login;
using Insights.Typed.Tokens.Stored;

namespace Insights.Typed;

/// <summary>Provides the bearer tokens of an <see cref="InsightsClient"/>.</summary>
/// <remarks>
/// The client requests a token once, caches it, and requests the next one some minutes before it expires; concurrent calls
/// share a request. An implementation requires no cache. If the source of its tokens is busy or cannot be
/// reached, it throws <see cref="InsightsTokenUnavailableException"/>, and the client retries.
/// </remarks>
public abstract class InsightsCredential
{
    /// <summary>The scope to request from Microsoft Entra ID, for custom credentials.</summary>
    public const string Scope = "https://api.partnercenter.microsoft.com/.default";

    /// <summary>
    /// Gets the scope of the token that is being requested: that of the client's <see cref="InsightsClientOptions.Program"/>, or
    /// <see cref="Scope"/> outside a client. It flows with the asynchronous call to <see cref="GetTokenAsync"/>.
    /// </summary>
    protected static string RequestedScope => SignInScope.Current;

    /// <summary>Gets a token.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public abstract ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>Creates a credential for a token that was obtained elsewhere. The credential does not renew it.</summary>
    /// <param name="token">The token, without <c>Bearer</c>.</param>
    /// <exception cref="ArgumentException">The token is empty, or contains white space or a character that is not ASCII.</exception>
    public static InsightsCredential FromToken(string token)
    {
        InsightsAccessToken.ThrowIfNotSendable(token, nameof(token));
        return new FixedToken(token);
    }

    /// <summary>
    /// Creates a credential for the sign-in that <c>insights login</c> stored on this machine: by default the newest one. An
    /// application with a secret, certificate or assertion sets it in <paramref name="options"/>: it is not stored.
    /// </summary>
    /// <param name="options">The tenant and the application; values that are null come from the stored sign-in. Null for the newest one.</param>
    /// <remarks>
    /// The stored sign-in is looked up when the first token is requested. If none exists, or if the sign-in has ended, the request
    /// throws <see cref="InsightsSignInRequiredException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The tenant, the application or the secret is empty, the authority's address is not valid, more than one of secret, certificate and
    /// assertion is set, or the certificate has no private key.
    /// </exception>
    public static InsightsCredential FromLogin(InsightsCredentialOptions? options = null)
    {
        if (options is not null)
        {
            SignInIdentity.CheckClientProof(options);
        }

        return new LoginCredential(options?.CopyForSearch());
    }

    /// <summary>
    /// Creates a credential for the consent of a person, given once with multifactor authentication and kept in a store: for programs
    /// that run unattended. It starts from <see cref="InsightsCredentialOptions.RefreshToken"/>, or from what <c>insights login</c> stored
    /// on this machine. It remains valid if it is used at least every 90 days and is not revoked.
    /// </summary>
    /// <param name="options">The tenant, the application, and its secret, certificate or assertion; no secret, certificate or assertion for a public client.</param>
    /// <param name="store">The store of the sign-in. A renewed sign-in is stored before its token is used, so the store must be writable.</param>
    /// <exception cref="ArgumentException">The tenant or the application is missing, or more than one of secret, certificate and assertion is set.</exception>
    /// <remarks>When a person has to sign in again, a request for a token throws <see cref="InsightsSignInRequiredException"/>.</remarks>
    public static InsightsCredential FromStore(InsightsCredentialOptions options, InsightsTokenStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new StoredSignInCredential(new SignInIdentity(options), store, LoginFolder.FromOptions(options));
    }

    /// <summary>
    /// Creates a credential for an application with a user and the user's password: the method that the service documented first. A password
    /// does not satisfy multifactor authentication, which Partner Center requires of an application with a user since April 2026:
    /// use <see cref="FromLogin"/> or <see cref="FromStore"/> unless your account is exempt.
    /// </summary>
    /// <param name="tenantId">The partner's tenant.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="clientSecret">The application's secret.</param>
    /// <param name="userName">The user's sign-in name.</param>
    /// <param name="password">The user's password. The user must be able to sign in without a second factor.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public static InsightsCredential ForApplicationAndUser(
        string tenantId, string clientId, string clientSecret, string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        return ForApplicationAndUser(new InsightsCredentialOptions { TenantId = tenantId, ClientId = clientId, ClientSecret = clientSecret }, userName, password);
    }

    /// <inheritdoc cref="ForApplicationAndUser(string, string, string, string, string)" />
    /// <param name="options">The tenant, the application, and its secret, certificate or assertion.</param>
    /// <param name="userName">The user's sign-in name.</param>
    /// <param name="password">The user's password. The user must be able to sign in without a second factor.</param>
    public static InsightsCredential ForApplicationAndUser(InsightsCredentialOptions options, string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrWhiteSpace(password);
        return new UserPasswordCredential(new SignInIdentity(options), userName, password);
    }

    /// <summary>
    /// Creates a credential for an application without a user, with its secret: the method of the commercial marketplace. Partner Insights
    /// documents an application with a user; it can refuse this one, or hide data that depends on a user's role.
    /// </summary>
    /// <param name="tenantId">The partner's tenant.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="clientSecret">The application's secret.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public static InsightsCredential ForApplication(string tenantId, string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        return ForApplication(new InsightsCredentialOptions { TenantId = tenantId, ClientId = clientId, ClientSecret = clientSecret });
    }

    /// <summary>Creates a credential for an application without a user, with its secret, certificate or assertion: the method of the commercial marketplace.</summary>
    /// <param name="options">The tenant, the application, and its secret, certificate or assertion.</param>
    /// <exception cref="ArgumentException">A value is missing.</exception>
    public static InsightsCredential ForApplication(InsightsCredentialOptions options) => new ApplicationCredential(new SignInIdentity(options));

    /// <summary>
    /// Creates a credential for a user who signs in with a browser, on this machine or another, also with a second factor. Later tokens
    /// require no interaction as long as the sign-in lasts and this object is used. <see cref="FromLogin"/> outlives the process.
    /// </summary>
    /// <param name="tenantId">The partner's tenant.</param>
    /// <param name="clientId">The id of an application that is registered as a public client.</param>
    /// <param name="showMessage">Shows the user the page and the code to enter there, such as <see cref="InsightsDeviceCode.Message"/>. Its token is canceled with the request for the access token. Its exception is passed on unchanged.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public static InsightsCredential ForDeviceCode(string tenantId, string clientId, Func<InsightsDeviceCode, CancellationToken, Task> showMessage)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        return ForDeviceCode(new InsightsCredentialOptions { TenantId = tenantId, ClientId = clientId }, showMessage);
    }

    /// <inheritdoc cref="ForDeviceCode(string, string, Func{InsightsDeviceCode, CancellationToken, Task})" />
    /// <param name="options">The tenant and an application that is registered as a public client.</param>
    /// <param name="showMessage">Shows the user the page and the code to enter there, such as <see cref="InsightsDeviceCode.Message"/>. Its token is canceled with the request for the access token. Its exception is passed on unchanged.</param>
    public static InsightsCredential ForDeviceCode(InsightsCredentialOptions options, Func<InsightsDeviceCode, CancellationToken, Task> showMessage)
    {
        ArgumentNullException.ThrowIfNull(showMessage);
        return new DeviceCodeCredential(new SignInIdentity(options), showMessage);
    }

    private sealed class FixedToken(string token) : InsightsCredential
    {
        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new InsightsAccessToken(token, DateTimeOffset.MaxValue));
    }
}
