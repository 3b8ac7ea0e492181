using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.SignIn;

/// <summary>A tool, an authority and a service that accepts its tokens, at separate addresses.</summary>
internal sealed class SignInFixture : IAsyncDisposable
{
    public const string Secret = "planted-client-secret";

    private static int applications;

    private SignInFixture(LocalAuthority authority, InsightsLocalService service, AutoAdvanceTimeProvider time, string clientId)
    {
        (Authority, Service, Time) = (authority, service, time);
        Tool = new TestTool
        {
            Time = time,
            OnErrorWritten = note =>
            {
                // The person acts on the message as soon as it is shown.
                if (note.Contains("enter the code", StringComparison.Ordinal) && Person is { } act)
                {
                    act(authority.PendingUserCodes[^1]);
                }
            },
            Environment =
            {
                ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri,
                ["INSIGHTS_AUTHORITY_HOST"] = authority.Address.AbsoluteUri,
                ["INSIGHTS_TENANT_ID"] = new LocalAuthorityOptions().TenantId,
                ["INSIGHTS_CLIENT_ID"] = clientId,
            },
        };
        Person = authority.Approve;
    }

    public LocalAuthority Authority { get; }

    public InsightsLocalService Service { get; }

    public TestTool Tool { get; }

    /// <summary>The clock of all of them.</summary>
    public AutoAdvanceTimeProvider Time { get; }

    /// <summary>The person's reaction to a code; null for none.</summary>
    public Action<string>? Person { get; set; }

    public static async Task<SignInFixture> StartAsync(
        Action<LocalAuthorityOptions>? change = null, Action<LocalServiceOptions>? configure = null)
    {
        var time = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow);
        var options = new LocalAuthorityOptions
        {
            ClientId = $"tool-application-{Interlocked.Increment(ref applications)}",
            ClientSecret = Secret,
            TimeProvider = time,
            DeviceCodeInterval = TimeSpan.Zero,
        };
        change?.Invoke(options);
        var authority = await LocalAuthority.StartAsync(options, TestContext.Current.CancellationToken);
        var played = new LocalServiceOptions { Authority = authority, TimeProvider = time, RowsPerDataset = 20, Datasets = [Harness.Service.Read(Harness.Service.Usage)] };
        configure?.Invoke(played);
        var service = await InsightsLocalService.StartAsync(played, TestContext.Current.CancellationToken);
        return new SignInFixture(authority, service, time, options.ClientId!);
    }

    /// <summary>Signs in with a device code, on a machine without a keyring.</summary>
    public Task<ToolRun> LoginAsync(params string[] arguments) => Tool.RunAsync(["login", "--device-code", "--allow-unencrypted-storage", .. arguments]);

    /// <summary>Everything that must not be shown.</summary>
    public void AssertNoSecretIn(ToolRun run)
    {
        var shown = run.Output + run.Error;
        Assert.DoesNotContain("planted", shown, StringComparison.Ordinal);
        Assert.All(Authority.IssuedSecrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        Tool.Dispose();
        await Service.DisposeAsync();
        await Authority.DisposeAsync();
    }
}
