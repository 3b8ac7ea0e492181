using System.Diagnostics;
using Insights.Typed.DependencyInjection.Tests.Harness;
using Insights.Typed.LocalService;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection.Tests;

/// <summary>Several tenants in one host: each has a separate client under a key.</summary>
public sealed class KeyedTests
{
    private static readonly InsightsQuery<string> Query = Datasets.DynamicsUsage.Take(3).Select(x => x.CustomerName);

    [Fact]
    public async Task Each_client_has_separate_credential_options_and_handlers()
    {
        await using var first = await StartAsync(seed: 1);
        await using var second = await StartAsync(seed: 2);
        var firstHandler = new RequestCounter();
        var secondHandler = new RequestCounter();
        var services = new ServiceCollection();
        services.AddKeyedInsightsClient("contoso", InsightsCredential.FromToken(first.AccessToken), options => options.BaseAddress = first.BaseAddress)
            .AddHttpMessageHandler(firstHandler.Handler);
        services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken(second.AccessToken), options =>
        {
            options.BaseAddress = second.BaseAddress;
            options.MaxRetries = 9;
        }).AddHttpMessageHandler(secondHandler.Handler);
        services.AddTransient<ServiceOfBothClients>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        var both = provider.GetRequiredService<ServiceOfBothClients>();
        var rowsOfFirst = await both.Contoso.PreviewAsync(Query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var rowsOfSecond = await both.Fabrikam.PreviewAsync(Query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(rowsOfFirst, rowsOfSecond);
        Assert.Equal((1, 1), (firstHandler.Requests, secondHandler.Requests));
        Assert.Null(provider.GetService<InsightsClient>());
        var options = provider.GetRequiredService<IOptionsMonitor<InsightsClientOptions>>();
        Assert.Equal((5, 9), (options.Get("contoso").MaxRetries, options.Get("fabrikam").MaxRetries));
    }

    [Fact]
    public async Task A_client_without_a_key_coexists_with_keyed_ones()
    {
        await using var local = await StartAsync(seed: 1);
        var services = new ServiceCollection();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress);
        services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken("refused"), options => options.BaseAddress = local.BaseAddress);
        services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken(local.AccessToken));
        await using var provider = services.BuildServiceProvider();

        var plain = provider.GetRequiredService<InsightsClient>();
        var keyed = Assert.Single(provider.GetKeyedServices<InsightsClient>("fabrikam"));

        Assert.NotSame(plain, keyed);
        await plain.CheckAccessAsync(TestContext.Current.CancellationToken);
        await keyed.CheckAccessAsync(TestContext.Current.CancellationToken);
        Assert.Null(provider.GetRequiredService<IOptions<InsightsClientOptions>>().Value.ClientName);
    }

    [Fact]
    public async Task Spans_and_log_entries_carry_the_key()
    {
        await using var local = await StartAsync(seed: 1);
        using var log = new LogRecorder();
        var names = new List<object?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InsightsTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("server.port"), local.BaseAddress.Port))
                {
                    names.Add(activity.GetTagItem("insights.client.name"));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
        services.AddKeyedInsightsClient("contoso", InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress);
        services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken(local.AccessToken), options =>
        {
            options.BaseAddress = local.BaseAddress;
            options.ClientName = "Fabrikam GmbH";
        });
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<InsightsClient>("contoso").CheckAccessAsync(TestContext.Current.CancellationToken);
        await provider.GetRequiredKeyedService<InsightsClient>("fabrikam").CheckAccessAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["contoso", "Fabrikam GmbH"], names);
        Assert.Contains("insights.client.name=contoso", log.Scopes);
        Assert.Contains("insights.client.name=Fabrikam GmbH", log.Scopes);
    }

    [Fact]
    public async Task The_options_of_each_client_are_validated_at_the_start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Fabrikam:PollIntervall", "1")]).Build();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddKeyedInsightsClient("contoso", InsightsCredential.FromToken("unused"));
        builder.Services.AddKeyedInsightsClient("fabrikam", InsightsCredential.FromToken("unused"), configuration.GetSection("Fabrikam"));
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal("fabrikam", exception.OptionsName);
        Assert.Contains("Did you mean 'PollInterval'?", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public void A_name_that_is_not_valid_in_telemetry_is_refused(string name)
    {
        var options = new InsightsClientOptions { ClientName = name };

        Assert.Throws<ArgumentException>(() => new InsightsClient(InsightsCredential.FromToken("unused"), options));
    }

    private static Task<InsightsLocalService> StartAsync(int seed) => InsightsLocalService.StartAsync(
        new LocalServiceOptions { RowsPerDataset = 50, Seed = seed }, TestContext.Current.CancellationToken);

    private sealed class ServiceOfBothClients(
        [FromKeyedServices("contoso")] InsightsClient contoso, [FromKeyedServices("fabrikam")] InsightsClient fabrikam)
    {
        public InsightsClient Contoso => contoso;

        public InsightsClient Fabrikam => fabrikam;
    }

    private sealed class RequestCounter
    {
        private int requests;

        public int Requests => requests;

        public DelegatingHandler Handler() => new CountingHandler(() => Interlocked.Increment(ref requests));

        private sealed class CountingHandler(Action count) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                count();
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
