using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Credentials;

/// <summary>Which service to ask, and as whom. Printing it shows no secret.</summary>
internal sealed class ServiceAccess
{
    public InsightsProgram Program { get; init; } = InsightsProgram.PartnerInsights;

    public string? BaseAddress { get; init; }

    public string? AccessToken { get; init; }

    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public bool IsDeviceCode { get; init; }

    /// <summary>The service's address.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    public Uri Address => BaseAddress is null
        ? Program.BaseAddress
        : Uri.TryCreate(BaseAddress, UriKind.Absolute, out var address)
            ? address
            : throw new ToolException($"'{BaseAddress}' is not the address of a service. One looks like {Program.BaseAddress}.");

    /// <summary>How to sign in.</summary>
    public SignInWay Way => AccessToken is not null ? SignInWay.Token
        : IsDeviceCode ? SignInWay.DeviceCode
        : UserName is not null || Password is not null ? SignInWay.Password
        : SignInWay.Application;

    /// <summary>Whether nothing says how to sign in.</summary>
    public bool IsEmpty => !IsDeviceCode && AccessToken is null && TenantId is null && ClientId is null && ClientSecret is null && UserName is null && Password is null;

    /// <summary>A client of the service.</summary>
    /// <param name="context">The clock, and what else tests change.</param>
    /// <param name="note">Shows what a user who waits has to know.</param>
    /// <param name="onDataRedacted">Told where the service holds data back.</param>
    /// <param name="wrap">Puts another credential around the one that the settings name; null for none.</param>
    /// <param name="adapt">Changes how the client works; null for nothing.</param>
    /// <exception cref="ToolException">Something is missing or wrong.</exception>
    public InsightsClient Client(
        ToolContext context,
        Action<string> note,
        Action<Query>? onDataRedacted = null,
        Func<InsightsCredential, InsightsCredential>? wrap = null,
        Action<InsightsClientOptions>? adapt = null)
    {
        var options = new InsightsClientOptions { Program = Program, BaseAddress = Address, TimeProvider = context.TimeProvider, OnDataRedacted = onDataRedacted };
        if (Address.IsLoopback)
        {
            // A service on this machine takes moments for what the real one takes minutes for.
            options.PollInterval = TimeSpan.FromMilliseconds(200);
            options.RetryDelay = TimeSpan.FromMilliseconds(200);
        }

        context.Configure?.Invoke(options);
        adapt?.Invoke(options);
        options.LoggerFactory = new RetryNotes(note, options);
        try
        {
            var credential = Credential(note);
            return new InsightsClient(wrap?.Invoke(credential) ?? credential, options);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(exception.Message, exception);
        }
    }

    public override string ToString() => AccessToken is not null ? "a token" : IsDeviceCode ? "a user with a browser" : UserName ?? ClientId ?? "nobody";

    private InsightsCredential Credential(Action<string> show)
    {
        if (AccessToken is not null)
        {
            return InsightsCredential.FromToken(AccessToken);
        }

        if (IsDeviceCode)
        {
            Require((TenantId, ServiceOptions.TenantIdVariable), (ClientId, ServiceOptions.ClientIdVariable));
            return InsightsCredential.ForDeviceCode(TenantId!, ClientId!, message =>
            {
                show(message);
                return Task.CompletedTask;
            });
        }

        Require((TenantId, ServiceOptions.TenantIdVariable), (ClientId, ServiceOptions.ClientIdVariable), (ClientSecret, ServiceOptions.ClientSecretVariable));
        if (UserName is null && Password is null)
        {
            return InsightsCredential.ForApplication(TenantId!, ClientId!, ClientSecret!);
        }

        Require((UserName, ServiceOptions.UserNameVariable), (Password, ServiceOptions.PasswordVariable));
        return InsightsCredential.ForApplicationAndUser(TenantId!, ClientId!, ClientSecret!, UserName!, Password!);
    }

    private static void Require(params (string? Value, string Variable)[] needed)
    {
        var missing = needed.Where(n => n.Value is null).Select(n => n.Variable).ToList();
        if (missing.Count == needed.Length)
        {
            throw new ToolException(
                $"There are no credentials for the service. Set {ServiceOptions.TenantIdVariable}, {ServiceOptions.ClientIdVariable}, {ServiceOptions.ClientSecretVariable}, {ServiceOptions.UserNameVariable} and {ServiceOptions.PasswordVariable}; or {ServiceOptions.AccessTokenVariable}; or use --device-code with a tenant and an application.");
        }

        if (missing.Count > 0)
        {
            throw new ToolException($"To sign in, {string.Join(", ", missing)} must be set as well, or the option of that name be given.");
        }
    }
}
