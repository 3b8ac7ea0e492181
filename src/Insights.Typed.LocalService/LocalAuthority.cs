using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Authority;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;

namespace Insights.Typed.LocalService;

/// <summary>
/// Microsoft Entra ID on this machine, as far as a client of Partner Insights needs it: tokens for an application and a
/// user (in a browser, by device code, by password), for an application alone, and by refresh token, with their errors. A
/// local service accepts its tokens, see <see cref="LocalServiceOptions.Authority"/>, until they expire by the authority's
/// clock.
/// </summary>
/// <remarks>
/// Identity libraries insist on addresses with https, so it is reached through <see cref="CreateHandler"/>, which sends what
/// is meant for <c>login.microsoftonline.com</c> here, and everything else nowhere. Other clients use <see cref="Address"/>.
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

    /// <summary>Where it listens.</summary>
    public Uri Address => LoopbackHost.GetAddress(host);

    /// <summary>The page on which a person enters a device code and signs in.</summary>
    public Uri DeviceLoginPage => new(Address, DeviceEndpoints.PagePath);

    /// <summary>The requests for tokens so far, the oldest first; of very many, the latest.</summary>
    public IReadOnlyList<LocalAuthorityRequest> Requests => tokens.Requests;

    /// <summary>The device codes that a user has yet to enter, the oldest first, as they are shown to the user.</summary>
    public IReadOnlyList<string> PendingUserCodes => devices.UserCodes;

    /// <summary>
    /// All access tokens, refresh tokens, authorization codes and device codes that it has issued so far, so that a test can
    /// search for them where they must not be.
    /// </summary>
    public IReadOnlyList<string> IssuedSecrets => secrets.Issued;

    /// <summary>
    /// All client secrets, client assertions, passwords and PKCE verifiers that it has received so far, right or wrong, so that
    /// a test can search for them where they must not be.
    /// </summary>
    public IReadOnlyList<string> ReceivedSecrets => secrets.Received;

    /// <summary>Starts an authority.</summary>
    /// <param name="options">Whom it knows, and how it behaves; null for the defaults. Copied: later changes of it do not affect the authority.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<LocalAuthority> StartAsync(LocalAuthorityOptions? options = null, CancellationToken cancellationToken = default)
    {
        var authority = new LocalAuthority(options is null ? new LocalAuthorityOptions() : options with { });
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
    /// What sends requests for <c>login.microsoftonline.com</c> and its other names to this authority over HTTP, and fails on
    /// any other host. For an identity library's HTTP client; the caller disposes it.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new AuthorityHandler(Address);

    /// <summary>Lets the next requests for a token go wrong, in the order in which this was called.</summary>
    /// <param name="fault">What happens to each of them.</param>
    /// <param name="times">How many requests.</param>
    /// <exception cref="ArgumentException">The fault is for certain operations of the service.</exception>
    public void AddFault(LocalServiceFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Scope != FaultScope.AllOperations)
        {
            throw new ArgumentException("This fault is for operations of the service, not for tokens.", nameof(fault));
        }

        faults.Add(TokenEndpoint.Operation, fault, times);
    }

    /// <summary>Lets the next requests for a token be refused, after the faults that were added before.</summary>
    /// <param name="error">The error's name, such as <c>invalid_client</c>, <c>authorization_pending</c> or <c>temporarily_unavailable</c>.</param>
    /// <param name="code">The number behind <c>AADSTS</c>.</param>
    /// <param name="description">What it says in words.</param>
    /// <param name="times">How many requests.</param>
    public void AddError(string error, int code, string description, int times = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(error);
        ArgumentNullException.ThrowIfNull(description);
        AddFault(LocalServiceFault.FromTokenError(new TokenError(error, code, description)), times);
    }

    /// <summary>Gets the fields of the form by which the user approves a code on <see cref="DeviceLoginPage"/>, with the second factor.</summary>
    /// <param name="userCode">The code that the page asks for.</param>
    public IReadOnlyList<KeyValuePair<string, string>> GetApprovalForm(string userCode) =>
    [
        new(DeviceEndpoints.CodeField, userCode),
        new(SignInForm.UserName, options.UserName),
        new(SignInForm.Password, options.Password),
        new(SignInForm.SecondFactor, options.SecondFactorCode),
    ];

    /// <summary>The user enters a device code and signs in with multifactor authentication.</summary>
    /// <param name="userCode">One of <see cref="PendingUserCodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such code to be entered.</exception>
    public void Approve(string userCode) => Approve(userCode, hasMfa: true);

    /// <summary>The user enters a device code and signs in.</summary>
    /// <param name="userCode">One of <see cref="PendingUserCodes"/>.</param>
    /// <param name="hasMfa">Whether the user enters a second factor as well.</param>
    /// <exception cref="ArgumentException">There is no such code to be entered.</exception>
    public void Approve(string userCode, bool hasMfa) => ThrowIfUnknown(devices.Approve(userCode, hasMfa), nameof(userCode));

    /// <summary>The user enters a device code and says no.</summary>
    /// <param name="userCode">One of <see cref="PendingUserCodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such code to be entered.</exception>
    public void Decline(string userCode) => ThrowIfUnknown(devices.Decline(userCode), nameof(userCode));

    /// <summary>
    /// The user opens a sign-in page in a browser, signs in, and is redirected to the program that waits on this machine. It
    /// takes the place of the browser that the program would open. Like a browser it must not be awaited by what opens it: the
    /// program may listen only after that.
    /// </summary>
    /// <param name="authorizeAddress">The address of the page, under a name of Microsoft Entra ID or under <see cref="Address"/>.</param>
    /// <param name="signIn">How the user signs in; null for everything right.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The address that the browser is redirected to, with the code or the error; with the fields of the form where the program wants <c>form_post</c>.</returns>
    /// <exception cref="ArgumentException">The address does not lead to a local authority.</exception>
    /// <exception cref="InvalidOperationException">The page refuses the sign-in; the message says why.</exception>
    public Task<Uri> SignInAsync(Uri authorizeAddress, LocalSignIn? signIn = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(authorizeAddress);
        return new BrowserSimulator(Address, options, account).SignInAsync(authorizeAddress, signIn ?? new LocalSignIn(), cancellationToken);
    }

    /// <summary>
    /// Revokes all tokens and all sign-ins: a service refuses the access tokens, and no token is refreshed without the user
    /// (AADSTS50173).
    /// </summary>
    public void RevokeSignInSessions()
    {
        accessTokens.Clear();
        account.Revoke();
    }

    /// <summary>The user's password changes: no earlier sign-in can be refreshed (AADSTS50173). Access tokens stay good until they expire.</summary>
    /// <param name="newPassword">The new password.</param>
    public void ChangePassword(string newPassword)
    {
        ArgumentException.ThrowIfNullOrEmpty(newPassword);
        account.ChangePassword(newPassword);
    }

    /// <summary>
    /// The consent to an application is withdrawn: it gets no token for the user (AADSTS65001) until the user signs in again in
    /// a browser or with a device code, which gives consent anew.
    /// </summary>
    /// <param name="clientId">The application; null for every one.</param>
    public void WithdrawConsent(string? clientId = null) => account.WithdrawConsent(clientId);

    /// <summary>Sets the tenant's policy for tokens of users from now on.</summary>
    /// <param name="policy">The policy, in place of the former one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public void SetConditionalAccess(LocalConditionalAccess policy)
    {
        if (!Enum.IsDefined(policy))
        {
            throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy.");
        }

        account.SetPolicy(policy);
    }

    /// <summary>Stops it.</summary>
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

    /// <summary>What an access token was obtained by; null where it is not good.</summary>
    internal SignIn? FindSignIn(string token) => accessTokens.Find(token);

    private static void ThrowIfUnknown(bool isKnown, string parameter)
    {
        if (!isKnown)
        {
            throw new ArgumentException("There is no such code to be entered.", parameter);
        }
    }
}
