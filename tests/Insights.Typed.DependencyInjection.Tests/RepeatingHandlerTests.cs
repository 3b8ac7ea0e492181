using Insights.Typed.DependencyInjection.Tests.Harness;
using Insights.Typed.LocalService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.DependencyInjection.Tests;

/// <summary>In a host whose handlers repeat requests, nothing is created twice.</summary>
public sealed class RepeatingHandlerTests
{
    private static readonly InsightsQuery<string> Query = Datasets.DynamicsUsage.Take(3).Select(x => x.CustomerName);

    public static TheoryData<string> Hosts => ["standard", "defaults", "hedging", "custom"];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_creation_whose_response_is_lost_is_not_repeated(string host)
    {
        await using var local = await InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 50 }, TestContext.Current.CancellationToken);
        local.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);
        local.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);
        await using var provider = Host(host, local, maxRetries: 5);
        var client = provider.GetRequiredService<InsightsClient>();

        Assert.Equal(3, await client.RunAsync(Query, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, local.Requests.Count(request => request is { Method: "POST" } && request.Path.Contains("ScheduledQueries", StringComparison.Ordinal)));
        Assert.Equal(1, local.Requests.Count(request => request is { Method: "POST" } && request.Path.Contains("ScheduledReport", StringComparison.Ordinal)));
        await AssertNothingIsLeftAsync(client);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Without_retries_of_the_client_it_is_an_error_and_leaves_nothing_on_the_service(string host)
    {
        await using var local = await InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 50 }, TestContext.Current.CancellationToken);
        local.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);
        await using var provider = Host(host, local, maxRetries: 0);
        var client = provider.GetRequiredService<InsightsClient>();

        await Assert.ThrowsAsync<InsightsException>(async () => await client.RunAsync(Query, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, local.Requests.Count(request => request is { Method: "POST" }));
        await AssertNothingIsLeftAsync(client);
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("defaults")]
    [InlineData("hedging")]
    public async Task Handlers_that_retry_or_limit_requests_are_removed_and_logged(string host)
    {
        await using var local = await InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 50 }, TestContext.Current.CancellationToken);
        using var log = new LogRecorder();
        await using var provider = Host(host, local, maxRetries: 5, services => services.AddLogging(logging => logging.AddProvider(log)));

        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(InsightsClientServiceCollectionExtensions.HttpClientName);

        Assert.DoesNotContain(Chain(handler), name => name.Contains("Resilience", StringComparison.Ordinal));
        Assert.Contains(log.Messages, message => message.Contains("ResilienceHandler is not used", StringComparison.Ordinal));
    }

    private static ServiceProvider Host(string host, InsightsLocalService local, int maxRetries, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        configure?.Invoke(services);
        if (host == "defaults")
        {
            services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());
        }

        var builder = services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options =>
        {
            options.BaseAddress = local.BaseAddress;
            options.MaxRetries = maxRetries;
            options.RetryDelay = TimeSpan.Zero;
        });
        _ = host switch
        {
            "standard" => builder.AddStandardResilienceHandler().Services,
            "hedging" => builder.AddStandardHedgingHandler().Services,
            "custom" => builder.AddHttpMessageHandler(() => new RepeatingHandler()).Services,
            "defaults" => services,
            _ => throw new ArgumentOutOfRangeException(nameof(host), host, null),
        };
        return services.BuildServiceProvider();
    }

    private static IEnumerable<string> Chain(HttpMessageHandler? handler)
    {
        for (; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            yield return handler.GetType().FullName!;
        }
    }

    private static async Task AssertNothingIsLeftAsync(InsightsClient client)
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.Equal(0, await client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: cancel).CountAsync(cancel));
        Assert.Equal(0, await client.GetReportsAsync(cancellationToken: cancel).CountAsync(cancel));
    }

    /// <summary>A retry loop as it is often written by hand.</summary>
    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                }
            }
        }
    }
}
