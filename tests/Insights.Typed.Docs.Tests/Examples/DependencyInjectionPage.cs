using System.Text;
using Insights.Typed.Docs.Tests.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed.DependencyInjection/README.md")]
public sealed class DependencyInjectionPage
{
    private readonly IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [new("Contoso:BaseAddress", "https://contoso.example/mpn/"), new("Fabrikam:BaseAddress", "https://fabrikam.example/mpn/")]).Build();

    [Fact]
    public async Task A_host_has_a_client_with_options_from_its_configuration()
    {
        await using var local = await LocalServiceHost.StartAsync(options => options.RowsPerDataset = 20_000);
        var service = local.Service;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(local.Time);
        var settings = Page.All["src/Insights.Typed.DependencyInjection/README.md"].Blocks.Single(block => block.Language == "json").Code;
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(settings)));
        builder.Configuration["Insights:BaseAddress"] = service.BaseAddress.ToString();
        // The clock advances with each wait, and so past every other time limit.
        builder.Configuration["Insights:RequestTimeout"] = AutoAdvanceTimeProvider.Never.ToString();
        var credential = InsightsCredential.FromToken(service.AccessToken);

        // <page>
        builder.Services.AddInsightsClient(credential, builder.Configuration.GetSection("Insights"));
        builder.Services.AddTransient<SeatCount>();
        // </page>

        using var host = builder.Build();
        var options = host.Services.GetRequiredService<IOptions<InsightsClientOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromHours(8), 8), (options.PollInterval, options.ReportTimeout, options.MaxRetries));
        var seats = await local.Client
            .RunAsync(Datasets.DynamicsUsage.During(t => t.LastMonth).Select(x => x.AssignedSeats), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(seats.Count > 100, "A preview would have all rows.");
        Assert.Equal(seats.Sum(), await host.Services.GetRequiredService<SeatCount>().OfLastMonthAsync(default));
    }

    // <page>
    public sealed class SeatCount(InsightsClient insights)
    {
        public ValueTask<long> OfLastMonthAsync(CancellationToken cancellationToken) => insights
            .RunAsync(Datasets.DynamicsUsage.During(t => t.LastMonth).Select(x => x.AssignedSeats), cancellationToken)
            .SumAsync(cancellationToken);
    }
    // </page>

    [Fact]
    public void A_credential_and_handlers_come_from_the_container()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Insights:Token", "any")]).Build());

        // <page>
        services
            .AddInsightsClient(
                provider => InsightsCredential.FromToken(provider.GetRequiredService<IConfiguration>()["Insights:Token"]!),
                options => options.MaxRetries = 8)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false })
            .SetHandlerLifetime(TimeSpan.FromMinutes(10));
        // </page>

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<InsightsClient>());
        Assert.Equal(8, provider.GetRequiredService<IOptions<InsightsClientOptions>>().Value.MaxRetries);
    }

    [Fact]
    public void Each_tenant_has_a_client()
    {
        var contosoCredential = InsightsCredential.FromToken("contoso");
        var fabrikamCredential = InsightsCredential.FromToken("fabrikam");
        var services = new ServiceCollection();

        // <page>
        services.AddKeyedInsightsClient("contoso", contosoCredential, configuration.GetSection("Contoso"));
        services.AddKeyedInsightsClient("fabrikam", fabrikamCredential, configuration.GetSection("Fabrikam"));
        services.AddTransient<TenantSeats>();
        // </page>

        using var provider = services.BuildServiceProvider();
        Assert.Equal(2, provider.GetRequiredService<TenantSeats>().Clients.Distinct().Count());
        Assert.Equal("fabrikam.example", provider.GetRequiredService<IOptionsMonitor<InsightsClientOptions>>().Get("fabrikam").BaseAddress.Host);
    }

    // <page>
    public sealed class TenantSeats(
        [FromKeyedServices("contoso")] InsightsClient contoso, [FromKeyedServices("fabrikam")] InsightsClient fabrikam)
    {
        public InsightsClient[] Clients => [contoso, fabrikam];
    }
    // </page>

    [Fact]
    public async Task Each_tenant_has_a_health_check()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var services = new ServiceCollection().AddLogging();
        services.AddKeyedInsightsClient("contoso", InsightsCredential.FromToken(local.Service.AccessToken), options => options.BaseAddress = local.Service.BaseAddress);
        services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken("unknown"), options => options.BaseAddress = local.Service.BaseAddress);

        // <page>
        services.AddHealthChecks()
            .AddInsightsClient("contoso")
            .AddInsightsClient("fabrikam", failureStatus: HealthStatus.Degraded);
        // </page>

        await using var provider = services.BuildServiceProvider();
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            (HealthStatus.Healthy, HealthStatus.Degraded),
            (report.Entries["insights-contoso"].Status, report.Entries["insights-fabrikam"].Status));
    }
}
