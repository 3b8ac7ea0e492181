using Insights.Typed.LocalService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.Typed.DependencyInjection.Tests;

public sealed class HealthCheckTests
{
    [Fact]
    public async Task Each_client_has_a_check_that_sends_one_request()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection().AddLogging();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress);
        services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken("unknown-token"), options => options.BaseAddress = local.BaseAddress);
        services.AddHealthChecks().AddInsightsClient().AddInsightsClient("fabrikam", failureStatus: HealthStatus.Degraded, tags: ["tenants"]);
        await using var provider = services.BuildServiceProvider();

        var report = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Healthy, report.Entries["insights"].Status);
        var refused = report.Entries["insights-fabrikam"];
        Assert.Equal((HealthStatus.Degraded, "401"), (refused.Status, (string)refused.Data["kind"]));
        Assert.Equal(["tenants"], refused.Tags);
        Assert.DoesNotContain("unknown-token", refused.Description!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_is_reported_immediately_without_retries()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection().AddLogging();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options =>
        {
            options.BaseAddress = local.BaseAddress;
            options.RetryDelay = TimeSpan.FromHours(1);
            options.MaxRetryDelay = TimeSpan.FromHours(1);
            options.RetryTimeout = TimeSpan.FromDays(1);
        });
        services.AddHealthChecks().AddInsightsClient();
        await using var provider = services.BuildServiceProvider();
        local.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.ErrorStatus(503));

        var failed = await CheckAsync(provider);
        var later = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Unhealthy, "503"), (failed.Status, (string)failed.Entries["insights"].Data["kind"]));
        Assert.Equal(HealthStatus.Healthy, later.Status);
    }

    [Fact]
    public async Task A_credential_that_fails_is_unhealthy_with_its_reason()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection().AddLogging();
        services.AddInsightsClient(new FailingCredential(), options => options.BaseAddress = local.BaseAddress);
        services.AddHealthChecks().AddInsightsClient();
        await using var provider = services.BuildServiceProvider();

        var report = await CheckAsync(provider);

        Assert.Contains("the vault is closed", report.Entries["insights"].Description, StringComparison.Ordinal);
    }

    private static Task<InsightsLocalService> StartAsync() =>
        InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 50 }, TestContext.Current.CancellationToken);

    private static Task<HealthReport> CheckAsync(ServiceProvider provider) =>
        provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    private sealed class FailingCredential : InsightsCredential
    {
        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken) =>
            throw new InsightsException("No token: the vault is closed.");
    }
}
