using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Credentials;

/// <summary>The service, and the account that signs in to it. <see cref="ToString"/> shows no secret.</summary>
internal sealed class ServiceAccess
{
    public InsightsProgram Program { get; init; } = InsightsProgram.PartnerInsights;

    private bool hasStoredSignIn;

    public string? BaseAddress { get; init; }

    public string? AccessToken { get; init; }

    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public bool IsDeviceCode { get; init; }

    /// <summary>The file of a certificate with its private key.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The file in which a platform stores a federated token.</summary>
    public string? FederatedTokenFile { get; init; }

    public string? AuthorityHost { get; init; }

    /// <summary>The folder of the stored sign-ins; null for the default folder of the user.</summary>
    public string? LoginFolder { get; init; }

    /// <summary>The service's address.</summary>
    /// <exception cref="ToolException">The setting is not an address.</exception>
    public Uri Address => BaseAddress is null
        ? Program.BaseAddress
        : Uri.TryCreate(BaseAddress, UriKind.Absolute, out var address)
            ? address
            : throw new ToolException($"'{BaseAddress}' is not the address of a service, such as {Program.BaseAddress}.");

    /// <summary>The method of signing in.</summary>
    public SignInMethod SignInMethod => AccessToken is not null ? SignInMethod.Token
        : IsDeviceCode ? SignInMethod.DeviceCode
        : UserName is not null || Password is not null ? SignInMethod.Password
        : hasStoredSignIn ? SignInMethod.Stored
        : SignInMethod.Application;

    /// <summary>Whether no setting for signing in exists.</summary>
    public bool IsEmpty => !IsDeviceCode && !hasStoredSignIn && !HasClientCredential && AccessToken is null && TenantId is null && ClientId is null && UserName is null && Password is null;

    /// <summary>Creates a client of the service.</summary>
    /// <param name="context">The environment of the run, with the clock.</param>
    /// <param name="note">Shows messages while the user waits.</param>
    /// <param name="onDataRedacted">Called if the service redacts data of a query.</param>
    /// <param name="wrapCredential">Wraps the credential that the settings specify; null for no wrapper.</param>
    /// <param name="configure">Configures the client; null for the defaults.</param>
    /// <exception cref="ToolException">A setting is missing or wrong.</exception>
    public InsightsClient CreateClient(
        ToolContext context,
        Action<string> note,
        Action<InsightsQuery>? onDataRedacted = null,
        Func<InsightsCredential, InsightsCredential>? wrapCredential = null,
        Action<InsightsClientOptions>? configure = null)
    {
        var options = new InsightsClientOptions { Program = Program, BaseAddress = Address, TimeProvider = context.TimeProvider, OnDataRedacted = onDataRedacted };
        if (Address.IsLoopback)
        {
            // A service on this machine needs moments where the real one needs minutes.
            options.PollInterval = TimeSpan.FromMilliseconds(200);
            options.RetryDelay = TimeSpan.FromMilliseconds(200);
        }

        context.ConfigureClient?.Invoke(options);
        configure?.Invoke(options);
        options.LoggerFactory = new RetryMessageLogger(note, options);
        try
        {
            var credential = CreateCredential(context, note);
            return new InsightsClient(wrapCredential?.Invoke(credential) ?? credential, options);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(exception.Message, exception);
        }
    }

    public override string ToString() => AccessToken is not null ? "a token" : IsDeviceCode ? "a user with a browser" : UserName ?? ClientId ?? "nobody";

    /// <summary>Creates the library's credential. Reads the file of a certificate.</summary>
    /// <exception cref="ToolException">A value is wrong.</exception>
    public InsightsCredentialOptions CreateCredentialOptions(ToolContext context)
    {
        var options = new InsightsCredentialOptions
        {
            TenantId = TenantId,
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ClientCertificate = ClientCertificate is { } path ? ClientCertificateFile.Read(context.GetFullPath(path)) : null,
            LoginFolder = LoginFolder,
            TimeProvider = context.TimeProvider,
        };
        if (FederatedTokenFile is { } file)
        {
            options.ClientAssertion = cancellationToken => Tool.Credentials.FederatedTokenFile.ReadAsync(context.GetFullPath(file), cancellationToken);
        }

        if (AuthorityHost is { } host)
        {
            options.AuthorityHost = Uri.TryCreate(host, UriKind.Absolute, out var address)
                ? address
                : throw new ToolException($"'{host}' is not the address of an authority, such as {options.AuthorityHost}.");
        }

        return options;
    }

    /// <summary>Whether the application has a secret, a certificate or a federated token.</summary>
    public bool HasClientCredential => ClientSecret is not null || ClientCertificate is not null || FederatedTokenFile is not null;

    private InsightsCredential CreateCredential(ToolContext context, Action<string> show)
    {
        if (AccessToken is not null)
        {
            return InsightsCredential.FromToken(AccessToken);
        }

        var application = CreateCredentialOptions(context);
        if (IsDeviceCode)
        {
            Require((TenantId, ServiceOptions.TenantIdVariable), (ClientId, ServiceOptions.ClientIdVariable));
            return InsightsCredential.ForDeviceCode(application, (code, _) =>
            {
                show(code.Message);
                return Task.CompletedTask;
            });
        }

        if (UserName is null && Password is null)
        {
            return CreateStoredOrApplicationCredential(application);
        }

        Require(
            (TenantId, ServiceOptions.TenantIdVariable),
            (ClientId, ServiceOptions.ClientIdVariable),
            (HasClientCredential ? "given" : null, ServiceOptions.ClientSecretVariable),
            (UserName, ServiceOptions.UserNameVariable),
            (Password, ServiceOptions.PasswordVariable));
        return InsightsCredential.ForApplicationAndUser(application, UserName!, Password!);
    }

    /// <summary>Gets the stored sign-in that matches the settings; if none does, the application alone.</summary>
    private InsightsCredential CreateStoredOrApplicationCredential(InsightsCredentialOptions application)
    {
        if (Program.IsApplicationOnly && this is { TenantId: not null, ClientId: not null, HasClientCredential: true })
        {
            // Such a program refuses the token of any user.
            return InsightsCredential.ForApplication(application);
        }

        // A command cannot continue before the sign-in is known, so this waits synchronously.
        hasStoredSignIn = InsightsLogin.ExistsAsync(application).GetAwaiter().GetResult();
        if (hasStoredSignIn)
        {
            return InsightsCredential.FromLogin(application);
        }

        if (IsEmpty)
        {
            throw new ToolException($"No credentials are set for the service. {ServiceOptions.SetCredentials}");
        }

        if (this is { TenantId: not null, ClientId: not null, HasClientCredential: false })
        {
            throw new ToolException($"No one is signed in for the application {ClientId} in the tenant {TenantId}. Sign in: insights login --tenant-id {TenantId} --client-id {ClientId}{(AuthorityHost is null ? "" : $" --authority-host {AuthorityHost}")}; or, for the application alone, set {ServiceOptions.ClientSecretVariable}.");
        }

        Require(
            (TenantId, ServiceOptions.TenantIdVariable),
            (ClientId, ServiceOptions.ClientIdVariable),
            (HasClientCredential ? "given" : null, ServiceOptions.ClientSecretVariable));
        return InsightsCredential.ForApplication(application);
    }

    internal static void Require(params (string? Value, string Variable)[] required)
    {
        var missing = required.Where(n => n.Value is null).Select(n => n.Variable).ToList();
        if (missing.Count > 0)
        {
            throw new ToolException($"To sign in, set {string.Join(", ", missing)}, or pass {string.Join(", ", missing.Select(ServiceOptions.GetOptionName))}.");
        }
    }
}
