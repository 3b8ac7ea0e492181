using Insights.Typed.LocalService.Authority;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;

namespace Insights.Typed.LocalService;

/// <summary>
/// Microsoft Entra ID on this machine, as far as a client of Partner Insights needs it: tokens for an application and a
/// user, for an application alone, and by device code, with their renewal and their errors. A local service accepts its
/// tokens, see <see cref="LocalServiceOptions.Authority"/>, until they expire by the authority's clock.
/// </summary>
/// <remarks>
/// Identity libraries insist on addresses with https, so it is reached through <see cref="CreateHandler"/>, which sends what
/// is meant for <c>login.microsoftonline.com</c> here, and everything else nowhere.
/// </remarks>
public sealed class LocalAuthority : IAsyncDisposable
{
    private readonly WebApplication host = LoopbackHost.Create(port: null);
    private readonly CancellationTokenSource stopping = new();
    private readonly LocalServiceFaults faults = new();
    private readonly SignIns signIns;
    private readonly TokenEndpoint tokens;
    private bool disposed;

    private LocalAuthority(LocalAuthorityOptions options)
    {
        var site = new FaultSite(TellsInEnvelope: false, faults, options.TimeProvider, stopping.Token);
        signIns = new SignIns(options, new Ids(options.Seed));
        tokens = new TokenEndpoint(options, signIns, site);
        tokens.Map(host);
        new DiscoveryEndpoints(options).Map(host);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => LoopbackHost.AddressOf(host);

    /// <summary>The requests for tokens so far, the oldest first; of very many, the latest.</summary>
    public IReadOnlyList<LocalAuthorityRequest> Requests => tokens.Requests;

    /// <summary>The device codes that a user has yet to enter, the oldest first, as they are shown to the user.</summary>
    public IReadOnlyList<string> UserCodes => signIns.UserCodes;

    /// <summary>All tokens and device codes that it has handed out so far, so that a test can look for them where they must not be.</summary>
    public IReadOnlyList<string> GivenSecrets => signIns.Given;

    /// <summary>Starts an authority.</summary>
    /// <param name="options">Whom it knows, and how it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<LocalAuthority> StartAsync(LocalAuthorityOptions? options = null, CancellationToken cancellationToken = default)
    {
        var authority = new LocalAuthority(options ?? new LocalAuthorityOptions());
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
    /// <exception cref="ArgumentException">The fault is one of downloads.</exception>
    public void Add(LocalServiceFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.IsForDownloads)
        {
            throw new ArgumentException("This fault is for downloads, not for tokens.", nameof(fault));
        }

        faults.Add(TokenEndpoint.Operation, fault, times);
    }

    /// <summary>Lets the next requests for a token be refused, after the faults that were added before.</summary>
    /// <param name="error">The error's name, such as <c>invalid_client</c>, <c>authorization_pending</c> or <c>temporarily_unavailable</c>.</param>
    /// <param name="code">The number behind <c>AADSTS</c>.</param>
    /// <param name="description">What it says in words.</param>
    /// <param name="times">How many requests.</param>
    public void Refuse(string error, int code, string description, int times = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(error);
        ArgumentNullException.ThrowIfNull(description);
        Add(LocalServiceFault.SignInRefused(new TokenError(error, code, description)), times);
    }

    /// <summary>The user enters a device code and signs in.</summary>
    /// <param name="userCode">One of <see cref="UserCodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such code to be entered.</exception>
    public void Approve(string userCode) => signIns.Decide(userCode, isApproved: true);

    /// <summary>The user enters a device code and says no.</summary>
    /// <param name="userCode">One of <see cref="UserCodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such code to be entered.</exception>
    public void Decline(string userCode) => signIns.Decide(userCode, isApproved: false);

    /// <summary>Takes back all tokens and all sign-ins: a service refuses the tokens, and no token is renewed without the user.</summary>
    public void Revoke() => signIns.Revoke();

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

    internal bool IsGood(string token) => signIns.IsGood(token);
}
