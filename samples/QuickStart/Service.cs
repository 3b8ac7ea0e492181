using Insights.Typed;
using Insights.Typed.LocalService;

namespace QuickStart;

/// <summary>
/// The service: the real one if a user has signed in with <c>insights login</c>, any service if the environment has a
/// token, otherwise one on this machine.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    private static readonly string[] Variables =
        ["INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID", "INSIGHTS_CLIENT_SECRET", "INSIGHTS_USER_NAME", "INSIGHTS_PASSWORD"];

    private const string TokenVariable = "INSIGHTS_ACCESS_TOKEN";
    private const string AddressVariable = "INSIGHTS_BASE_ADDRESS";

    private readonly InsightsLocalService? local;

    private Service(string description, InsightsCredential credential, InsightsClientOptions options, InsightsLocalService? local)
    {
        Description = description;
        Credential = credential;
        Options = options;
        this.local = local;
    }

    /// <summary>The real service needs minutes for a report, a local one a moment.</summary>
    private static TimeSpan ShortPollInterval { get; } = TimeSpan.FromMilliseconds(50);

    public string Description { get; }

    public InsightsCredential Credential { get; }

    public InsightsClientOptions Options { get; }

    public static async Task<Service> FromEnvironmentAsync(CancellationToken cancellationToken)
    {
        var values = Variables.Select(Find).ToArray();
        if (Find(TokenVariable) is { } token)
        {
            return values.All(value => value is null)
                ? WithToken(token)
                : throw new InvalidOperationException($"Set either {TokenVariable} or {string.Join(", ", Variables)}, not both.");
        }

        if (values[3] is null && await InsightsLogin.ListAsync(Application(values), cancellationToken) is [var signIn, ..])
        {
            var clientOptions = new InsightsClientOptions { BaseAddress = AddressFromEnvironment() ?? new InsightsClientOptions().BaseAddress };
            return new Service($"Running against the real service, {clientOptions.BaseAddress}, as {signIn.UserName}.", InsightsCredential.FromLogin(Application(values)), clientOptions, local: null);
        }

        if (Find(AddressVariable) is not null)
        {
            throw new InvalidOperationException($"{AddressVariable} also requires {TokenVariable}, the token for that service. Or sign in: insights login");
        }

        var missing = Variables.Where((_, i) => values[i] is null).ToArray();
        if (missing.Length == Variables.Length)
        {
            return await StartLocalAsync(cancellationToken);
        }

        if (missing.Length > 0)
        {
            throw new InvalidOperationException($"The real service also requires {string.Join(", ", missing)}, or a sign-in: insights login. Unset the others to use the local service.");
        }

        var options = new InsightsClientOptions();
        var credential = InsightsCredential.ForApplicationAndUser(values[0]!, values[1]!, values[2]!, values[3]!, values[4]!);
        return new Service($"Running against the real service, {options.BaseAddress}, as {values[3]}.", credential, options, local: null);
    }

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The service at an address, for example a local one in a separate process; without an address, the real service.</summary>
    private static Service WithToken(string token)
    {
        var options = new InsightsClientOptions();
        options.BaseAddress = AddressFromEnvironment() ?? options.BaseAddress;

        if (options.BaseAddress.IsLoopback)
        {
            options.PollInterval = ShortPollInterval;
        }

        return new Service($"Running against the service at {options.BaseAddress}.", InsightsCredential.FromToken(token), options, local: null);
    }

    /// <summary>Finds the value of a variable; null if it is not set, or blank.</summary>
    private static string? Find(string variable) => Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Selects the stored sign-in; the newest one if nothing is set.</summary>
    private static InsightsCredentialOptions Application(string?[] values) => new()
    {
        TenantId = values[0],
        ClientId = values[1],
        ClientSecret = values[2],
    };

    private static Uri? AddressFromEnvironment() => Find(AddressVariable) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new InvalidOperationException($"{AddressVariable} is not an address such as http://127.0.0.1:5000/insights/v1/mpn/: {text}");

    private static async Task<Service> StartLocalAsync(CancellationToken cancellationToken)
    {
        var local = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4 }, cancellationToken);
        var options = new InsightsClientOptions
        {
            BaseAddress = local.BaseAddress,
            PollInterval = ShortPollInterval,
        };
        return new Service(
            $"Running against the local service, {local.BaseAddress}, with generated data. For the real one, sign in: insights login",
            InsightsCredential.FromToken(local.AccessToken),
            options,
            local);
    }
}
