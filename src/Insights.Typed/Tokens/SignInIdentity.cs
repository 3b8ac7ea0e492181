using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>A validated copy of <see cref="InsightsCredentialOptions"/>, which later changes of the options do not affect.</summary>
internal sealed class SignInIdentity
{
    private readonly InsightsCredentialOptions options;

    /// <exception cref="ArgumentException">A value is missing, or two of them exclude each other.</exception>
    public SignInIdentity(InsightsCredentialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.TenantId, "TenantId");
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientId, "ClientId");
        CheckClientProof(options);
        Authority = new SignInAuthority(options.AuthorityHost);
        this.options = new InsightsCredentialOptions
        {
            TenantId = options.TenantId.Trim(),
            ClientId = options.ClientId.Trim(),
            ClientSecret = options.ClientSecret,
            ClientCertificate = options.ClientCertificate,
            SendCertificateChain = options.SendCertificateChain,
            ClientAssertion = options.ClientAssertion,
            AuthorityHost = options.AuthorityHost,
            RefreshToken = options.RefreshToken,
            TimeProvider = options.TimeProvider,
        };
    }

    public string TenantId => options.TenantId!;

    public string ClientId => options.ClientId!;

    public SignInAuthority Authority { get; }

    public string? RefreshToken => options.RefreshToken;

    public TimeProvider TimeProvider => options.TimeProvider;

    /// <summary>Gets a value indicating whether the application has a secret, a certificate or an assertion.</summary>
    public bool IsConfidential => options.ClientSecret is not null || options.ClientCertificate is not null || options.ClientAssertion is not null;

    /// <summary>Gets the error of the user's callback, which is rethrown unchanged.</summary>
    public Exception? AssertionError { get; private set; }

    /// <summary>Gets the command that signs a person in for this application.</summary>
    public string LoginCommand =>
        $"insights login --tenant-id {TenantId} --client-id {ClientId}{(Authority.IsPublicCloud ? "" : $" --authority-host {Authority.Host}")}";

    /// <summary>Checks the clock, and what proves the application's identity.</summary>
    /// <exception cref="ArgumentException">A value is missing, or two of them exclude each other.</exception>
    public static void CheckClientProof(InsightsCredentialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.TimeProvider, "TimeProvider");
        if (options.ClientSecret is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientSecret, "ClientSecret");
        }

        if (new object?[] { options.ClientSecret, options.ClientCertificate, options.ClientAssertion }.Count(clientProof => clientProof is not null) > 1)
        {
            throw new ArgumentException("Several of ClientSecret, ClientCertificate and ClientAssertion are set. Set only one of them.", nameof(options));
        }

        if (options.ClientCertificate is { HasPrivateKey: false })
        {
            throw new ArgumentException("ClientCertificate has no private key, so it cannot prove the application's identity. Load it from a PFX file or from a store with its key.", nameof(options));
        }
    }

    /// <exception cref="ArgumentException">The application has no secret, certificate or assertion.</exception>
    public IConfidentialClientApplication BuildConfidential(IMsalHttpClientFactory? http, string? redirectUri = null)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(ClientId).WithTenant(Authority, TenantId, http);
        builder = options switch
        {
            { ClientSecret: { } secret } => builder.WithClientSecret(secret),
            { ClientCertificate: { } certificate } => builder.WithCertificate(certificate, options.SendCertificateChain),
            { ClientAssertion: not null } => builder.WithClientAssertion((AssertionRequestOptions request) => AssertAsync(request.CancellationToken)),
            _ => throw new ArgumentException("An application without a user requires a ClientSecret, a ClientCertificate or a ClientAssertion."),
        };
        return (redirectUri is null ? builder : builder.WithRedirectUri(redirectUri)).Build();
    }

    public IPublicClientApplication BuildPublic(IMsalHttpClientFactory? http, string? redirectUri = null)
    {
        var builder = PublicClientApplicationBuilder.Create(ClientId).WithTenant(Authority, TenantId, http);
        return (redirectUri is null ? builder : builder.WithRedirectUri(redirectUri)).Build();
    }

    public override string ToString() => options.ToString();

    private async Task<string> AssertAsync(CancellationToken cancellationToken)
    {
        try
        {
            AssertionError = null;
            return await options.ClientAssertion!(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            AssertionError = exception;
            throw;
        }
    }
}
