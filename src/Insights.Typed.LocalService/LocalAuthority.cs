using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Authority;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;

namespace Insights.Typed.LocalService;

/// <summary>
/// Microsoft Entra ID on this machine, to the extent that a client of Partner Insights requires: tokens for an application and a
/// user (in a browser, by device code, by password), for an application alone, and by refresh token, with their errors. A
/// local service accepts its tokens, see <see cref="LocalServiceOptions.Authority"/>, until they expire by the authority's
/// clock.
/// </summary>
/// <remarks>
/// Identity libraries require addresses with HTTPS, so they use <see cref="CreateHandler"/>, which sends requests
/// for <c>login.microsoftonline.com</c> to this authority, and refuses all others. Other clients use <see cref="Address"/>.
/// </remarks>
public sealed class LocalAuthority : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly CancellationTokenSource stopping = new();
    private readonly LocalServiceFaults faults = new();
    private readonly LocalAuthorityOptions options;
    private readonly SecretStore secrets;
    private readonly UserAccount account;
    private readonly DeviceCodes devices;
    private readonly AccessTokens accessTokens;
    private readonly TokenEndpoint tokens;
    private bool disposed;

    private LocalAuthority(LocalAuthorityOptions options)
    {
        this.options = options;
        host = LoopbackHost.Create(options.Port, options.TimeProvider);
        secrets = new SecretStore(new SeededIds(options.Seed));
        account = new UserAccount(options);
        devices = new DeviceCodes(options, secrets, account);
        accessTokens = new AccessTokens(options, secrets);
        var clientAuthenticator = new ClientAuthenticator(options, secrets);
        var codes = new AuthorizationCodes(options, secrets);
        var refreshTokens = new RefreshTokens(options, secrets, account);
        var injector = new FaultInjector(UsesErrorEnvelope: false, faults, options.TimeProvider, stopping.Token);
        var grants = new GrantRedeemer(account, devices, codes, refreshTokens, secrets);
        tokens = new TokenEndpoint(options, clientAuthenticator, grants, new TokenResponseFactory(options, accessTokens, refreshTokens), secrets, injector);
        tokens.Map(host);
        new AuthorizeEndpoint(options, clientAuthenticator, account, codes, secrets).Map(host);
        new DeviceEndpoints(options, clientAuthenticator, account, devices, secrets, tokens, () => DeviceLoginPage).Map(host);
        new DiscoveryEndpoints(options).Map(host);
    }

    /// <summary>Gets the address of the authority.</summary>
    public Uri Address => LoopbackHost.GetAddress(host);

    /// <summary>Gets the address of the page on which a person enters a device code and signs in.</summary>
    public Uri DeviceLoginPage => new(Address, DeviceEndpoints.PagePath);

    /// <summary>Gets the requests for tokens so far, the oldest first. The number of stored requests is limited.</summary>
    public IReadOnlyList<LocalAuthorityRequest> Requests => tokens.Requests;

    /// <summary>Gets the device codes that the user has not entered yet, the oldest first, as they are shown to the user.</summary>
    public IReadOnlyList<string> PendingUserCodes => devices.UserCodes;

    /// <summary>
    /// Gets all access tokens, refresh tokens, authorization codes and device codes that were issued so far, so that a test can
    /// search for them where they must not be.
    /// </summary>
    public IReadOnlyList<string> IssuedSecrets => secrets.Issued;

    /// <summary>
    /// Gets all client secrets, client assertions, passwords and PKCE verifiers that were received so far, right or wrong, so that
    /// a test can search for them where they must not be.
    /// </summary>
    public IReadOnlyList<string> ReceivedSecrets => secrets.Received;

    /// <summary>Starts an authority.</summary>
    /// <param name="options">The options; null for the defaults. They are copied: later changes do not affect the authority.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async Task<LocalAuthority> StartAsync(LocalAuthorityOptions? options = null, CancellationToken cancellationToken = default)
    {
        var authority = new LocalAuthority(options?.Copy() ?? new LocalAuthorityOptions());
        try
        {
            await authority.host.StartAsync(cancellationToken).ConfigureAwait(false);
            return authority;
        }
        catch
        {
            await authority.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Creates a handler that sends requests for <c>login.microsoftonline.com</c> and its other names to this authority over HTTP, and fails for
    /// any other host. For the HTTP client of an identity library; the caller disposes the handler.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new AuthorityHandler(Address);

    /// <summary>Adds a fault for the next requests for a token. Faults are used in the order in which they were added.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="ArgumentException">The fault applies only to certain operations of the service.</exception>
    public void AddFault(LocalServiceFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Scope != FaultScope.AllOperations)
        {
            throw new ArgumentException("This fault applies to operations of the service, not to tokens.", nameof(fault));
        }

        faults.Add(TokenEndpoint.Operation, fault, times);
    }

    /// <summary>Refuses the next requests for a token, after the faults that were added before.</summary>
    /// <param name="error">The error's name, such as <c>invalid_client</c>, <c>authorization_pending</c> or <c>temporarily_unavailable</c>.</param>
    /// <param name="code">The number after <c>AADSTS</c>.</param>
    /// <param name="description">The description.</param>
    /// <param name="times">The number of requests.</param>
    public void AddError(string error, int code, string description, int times = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(error);
        ArgumentNullException.ThrowIfNull(description);
        AddFault(LocalServiceFault.FromTokenError(new TokenError(error, code, description)), times);
    }

    /// <summary>Gets the fields of the form by which the user approves a code on <see cref="DeviceLoginPage"/>, with the second factor.</summary>
    /// <param name="userCode">The code that the page requests.</param>
    public IReadOnlyList<KeyValuePair<string, string>> GetApprovalForm(string userCode) =>
    [
        new(DeviceEndpoints.CodeField, userCode),
        new(SignInForm.UserName, options.UserName),
        new(SignInForm.Password, options.Password),
        new(SignInForm.SecondFactor, options.SecondFactorCode),
    ];

    /// <summary>Enters a device code as the user, and signs in with multifactor authentication.</summary>
    /// <param name="userCode">One of <see cref="PendingUserCodes"/>.</param>
    /// <exception cref="ArgumentException">The code is not pending.</exception>
    public void Approve(string userCode) => Approve(userCode, hasMfa: true);

    /// <summary>Enters a device code as the user, and signs in.</summary>
    /// <param name="userCode">One of <see cref="PendingUserCodes"/>.</param>
    /// <param name="hasMfa">Whether the user also enters a second factor.</param>
    /// <exception cref="ArgumentException">The code is not pending.</exception>
    public void Approve(string userCode, bool hasMfa) => ThrowIfUnknown(devices.Approve(userCode, hasMfa), nameof(userCode));

    /// <summary>Enters a device code as the user, and declines the sign-in.</summary>
    /// <param name="userCode">One of <see cref="PendingUserCodes"/>.</param>
    /// <exception cref="ArgumentException">The code is not pending.</exception>
    public void Decline(string userCode) => ThrowIfUnknown(devices.Decline(userCode), nameof(userCode));

    /// <summary>
    /// Opens a sign-in page as the user in a browser, signs in, and follows the redirect to the program that waits on this machine. This
    /// replaces the browser that the program would open. The method that opens the page must not await this method, because the
    /// program may start to listen only after that.
    /// </summary>
    /// <param name="authorizeAddress">The address of the page, with a host name of Microsoft Entra ID or with <see cref="Address"/>.</param>
    /// <param name="options">How the user signs in; null for a valid sign-in.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The address that the browser is redirected to, with the code or the error; with the fields of the form if the program requests <c>form_post</c>.</returns>
    /// <exception cref="ArgumentException">The address is not one of a local authority.</exception>
    /// <exception cref="InvalidOperationException">The page refuses the sign-in; the message says why.</exception>
    public Task<Uri> SignInAsync(Uri authorizeAddress, LocalSignInOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(authorizeAddress);
        return new BrowserSimulator(Address, this.options, account).SignInAsync(authorizeAddress, options?.Copy() ?? new LocalSignInOptions(), cancellationToken);
    }

    /// <summary>
    /// Revokes all tokens and all sign-ins: a service refuses the access tokens, and no token can be refreshed without the user
    /// (AADSTS50173).
    /// </summary>
    public void RevokeSignInSessions()
    {
        accessTokens.Clear();
        account.Revoke();
    }

    /// <summary>Changes the user's password: no earlier sign-in can be refreshed (AADSTS50173). Access tokens remain valid until they expire.</summary>
    /// <param name="newPassword">The new password.</param>
    public void ChangePassword(string newPassword)
    {
        ArgumentException.ThrowIfNullOrEmpty(newPassword);
        account.ChangePassword(newPassword);
    }

    /// <summary>
    /// Revokes the consent to an application: it gets no token for the user (AADSTS65001) until the user signs in again in
    /// a browser or with a device code, which renews the consent.
    /// </summary>
    /// <param name="clientId">The application; null for all applications.</param>
    public void WithdrawConsent(string? clientId = null) => account.WithdrawConsent(clientId);

    /// <summary>Sets the tenant's policy for tokens of users.</summary>
    /// <param name="policy">The policy, which replaces the former one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The policy is not defined.</exception>
    public void SetConditionalAccess(LocalConditionalAccess policy)
    {
        if (!Enum.IsDefined(policy))
        {
            throw new ArgumentOutOfRangeException(nameof(policy), policy, "The policy is not defined.");
        }

        account.SetPolicy(policy);
    }

    /// <summary>Stops the authority.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            await stopping.CancelAsync().ConfigureAwait(false);
            await host.DisposeAsync().ConfigureAwait(false);
            stopping.Dispose();
        }
    }

    /// <summary>Finds the sign-in of an access token; null if the token is invalid.</summary>
    internal SignIn? FindSignIn(string token) => accessTokens.Find(token);

    private static void ThrowIfUnknown(bool isKnown, string parameter)
    {
        if (!isKnown)
        {
            throw new ArgumentException("The device code is not pending.", parameter);
        }
    }
}
