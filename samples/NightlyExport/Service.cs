using Insights.Typed;
using Insights.Typed.LocalService;
using Microsoft.Extensions.Configuration;

namespace NightlyExport;

/// <summary>
/// The service, by the same variables as QuickStart: the real service if a user has signed in with
/// <c>insights login</c>, any service if a token is set, otherwise one in this process whose nights last a moment.
/// </summary>
internal sealed class Service(string description, InsightsCredential credential) : IAsyncDisposable
{
    private static readonly string[] Variables =
        ["INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID", "INSIGHTS_CLIENT_SECRET", "INSIGHTS_USER_NAME", "INSIGHTS_PASSWORD"];

    private const string TokenVariable = "INSIGHTS_ACCESS_TOKEN";
    private const string AddressVariable = "INSIGHTS_BASE_ADDRESS";
    private const string AuthorityVariable = "INSIGHTS_AUTHORITY_HOST";
    private const string LoginFolderVariable = "INSIGHTS_LOGIN_FOLDER";

    private InsightsLocalService? local;
    private Uri? address;

    public string Description { get; } = description;

    public InsightsCredential Credential { get; } = credential;

    /// <summary>The clock: that of a service in this process; otherwise, that of the program.</summary>
    public TimeProvider TimeProvider { get; private init; } = TimeProvider.System;

    /// <summary>The default number of nights to export; null for no limit.</summary>
    public int? Nights { get; private init; }

    public void Configure(InsightsClientOptions options) => options.BaseAddress = address ?? options.BaseAddress;

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <exception cref="InvalidOperationException">The variables are incomplete or contradictory.</exception>
    public static async Task<Service> CreateAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var values = Variables.Select(name => Find(configuration, name)).ToArray();
        var missing = Variables.Where((_, i) => values[i] is null).ToArray();
        var hasToken = Find(configuration, TokenVariable) is not null;
        var hasAddress = Find(configuration, AddressVariable) is not null;
        var hasPassword = values[3] is not null || values[4] is not null;
        var application = Application(configuration, values, time);
        if (!hasToken && !hasPassword && await InsightsLogin.ListAsync(application, cancellationToken) is [var signIn, ..])
        {
            return new Service($"Exporting from the real service as {signIn.UserName}.", InsightsCredential.FromLogin(application)) { address = ReadAddress(configuration), TimeProvider = time };
        }

        return (hasToken, hasAddress, Given: Variables.Length - missing.Length) switch
        {
            (true, _, > 0) => throw new InvalidOperationException($"Set either {TokenVariable} or {string.Join(", ", Variables)}, not both."),
            (false, true, _) => throw new InvalidOperationException($"{AddressVariable} also requires {TokenVariable}, the token for that service. Or sign in: insights login"),
            (true, _, _) => WithToken(configuration, time),
            (_, _, 0) => await StartLocalAsync(),
            _ when missing.Length > 0 => throw new InvalidOperationException($"The real service also requires {string.Join(", ", missing)}, or a sign-in: insights login. Unset the others to use the local service."),
            _ => new Service(
                $"Exporting from the real service as {values[3]}.",
                InsightsCredential.ForApplicationAndUser(application, values[3]!, values[4]!)) { address = ReadAddress(configuration), TimeProvider = time },
        };
    }

    /// <summary>Finds the value of a variable; null if it is not set, or empty.</summary>
    private static string? Find(IConfiguration configuration, string variable) => string.IsNullOrWhiteSpace(configuration[variable]) ? null : configuration[variable];

    /// <summary>Creates the options of the application; settings that are missing come from the stored sign-in.</summary>
    private static InsightsCredentialOptions Application(IConfiguration configuration, string?[] values, TimeProvider time)
    {
        var options = new InsightsCredentialOptions
        {
            TenantId = values[0],
            ClientId = values[1],
            ClientSecret = values[2],
            LoginFolder = Find(configuration, LoginFolderVariable),
            TimeProvider = time,
        };
        options.AuthorityHost = ReadAddress(configuration, AuthorityVariable, "https://login.microsoftonline.com/") ?? options.AuthorityHost;
        return options;
    }

    private static Uri? ReadAddress(IConfiguration configuration, string variable = AddressVariable, string example = "http://127.0.0.1:5000/insights/v1/mpn/") =>
        Find(configuration, variable) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var found) ? found
            : throw new InvalidOperationException($"{variable} is not an address such as {example}: {text}");

    private static Service WithToken(IConfiguration configuration, TimeProvider time)
    {
        var address = ReadAddress(configuration);
        return new Service($"Exporting from the service at {address ?? new InsightsClientOptions().BaseAddress}.", InsightsCredential.FromToken(configuration[TokenVariable]!))
        {
            address = address,
            TimeProvider = time,
        };
    }

    private static async Task<Service> StartLocalAsync()
    {
        // The same evening at each start, so that the same seed results in the same rows.
        var time = new LeapingTimeProvider(leapDuration: TimeSpan.FromSeconds(1), start: new DateTimeOffset(2026, 3, 10, 18, 0, 0, TimeSpan.Zero));
        var local = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 30_000, TimeProvider = time });
        return new Service("Exporting from a service in this process, with generated data and nights of one second.", InsightsCredential.FromToken(local.AccessToken))
        {
            local = local,
            address = local.BaseAddress,
            TimeProvider = time,
            Nights = 3,
        };
    }
}
