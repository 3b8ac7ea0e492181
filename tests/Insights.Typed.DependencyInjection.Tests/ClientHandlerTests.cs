using System.Collections.Concurrent;
using Insights.Typed.DependencyInjection.Tests.Harness;
using Insights.Typed.LocalService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.DependencyInjection.Tests;

public class ClientHandlerTests
{
    private static readonly InsightsQuery<string> Query = Datasets.DynamicsUsage.Take(3).Select(x => x.CustomerName);

    [Fact]
    public async Task A_client_from_a_container_runs_queries()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress);
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        var client = provider.GetRequiredService<InsightsClient>();

        Assert.Equal(3, await CountAsync(client.PreviewAsync(Query, TestContext.Current.CancellationToken)));
        Assert.Equal(3, await CountAsync(client.RunAsync(Query, TestContext.Current.CancellationToken)));
        Assert.Same(client, provider.GetRequiredService<InsightsClient>());
    }

    [Fact]
    public async Task A_handler_of_the_user_receives_every_request_including_downloads()
    {
        await using var local = await StartAsync();
        var paths = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress)
            .AddHttpMessageHandler(() => new RecordingHandler(paths));
        await using var provider = services.BuildServiceProvider();

        await CountAsync(provider.GetRequiredService<InsightsClient>().RunAsync(Query, TestContext.Current.CancellationToken));

        Assert.Contains(paths, p => p.EndsWith("/ScheduledReport", StringComparison.Ordinal));
        Assert.Contains(paths, p => !p.StartsWith(local.BaseAddress.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handlers_are_renewed_while_the_client_lives()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress);
        var factory = new ShortLivedHandlers();
        services.AddSingleton<IHttpMessageHandlerFactory>(factory);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<InsightsClient>();

        await CountAsync(client.PreviewAsync(Query, TestContext.Current.CancellationToken));
        await CountAsync(client.PreviewAsync(Query, TestContext.Current.CancellationToken));

        Assert.Equal([InsightsClientServiceCollectionExtensions.HttpClientName, InsightsClientServiceCollectionExtensions.HttpClientName], factory.RequestedNames);
    }

    [Fact]
    public async Task A_response_keeps_its_handler_alive()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection();
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken))
            .ConfigurePrimaryHttpMessageHandler(() => new EchoHandler());
        await using var provider = services.BuildServiceProvider();
        var handler = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<InsightsClientOptions>>().Value.Handler!;
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, local.BaseAddress);

        using var response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        var current = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(InsightsClientServiceCollectionExtensions.HttpClientName);
        Assert.Contains(response.RequestMessage!.Options, o => ReferenceEquals(o.Value, current));
    }

    [Fact]
    public async Task The_log_of_requests_contains_no_token_query_or_signature()
    {
        await using var local = await StartAsync();
        using var log = new LogRecorder();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken), options => options.BaseAddress = local.BaseAddress);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<InsightsClient>();

        await CountAsync(client.PreviewAsync(Query, TestContext.Current.CancellationToken));
        await CountAsync(client.RunAsync(Query, TestContext.Current.CancellationToken));

        Assert.Contains(log.Messages, m => m.Contains("Authorization: *", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Messages, m => m.Contains(local.AccessToken, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Messages, m => m.Contains("SELECT", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Messages, m => m.Contains("sig=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_credential_can_be_created_from_other_services()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection();
        services.AddSingleton(new Vault(local.AccessToken));
        services.AddInsightsClient(
            provider => InsightsCredential.FromToken(provider.GetRequiredService<Vault>().Secret),
            options => options.BaseAddress = local.BaseAddress);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<InsightsClient>();

        Assert.Equal(3, await CountAsync(client.PreviewAsync(Query, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Adding_again_replaces_the_credential_and_keeps_the_options()
    {
        await using var local = await StartAsync();
        var services = new ServiceCollection();
        services.AddInsightsClient(InsightsCredential.FromToken("refused"), options => options.BaseAddress = local.BaseAddress);
        services.AddInsightsClient(InsightsCredential.FromToken(local.AccessToken));
        await using var provider = services.BuildServiceProvider();

        var client = Assert.Single(provider.GetServices<InsightsClient>());

        Assert.Equal(3, await CountAsync(client.PreviewAsync(Query, TestContext.Current.CancellationToken)));
    }

    private static Task<InsightsLocalService> StartAsync() =>
        InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 50 }, TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> rows) => await rows.CountAsync(TestContext.Current.CancellationToken);

    private sealed record Vault(string Secret);

    /// <summary>A factory whose handlers expire after each request.</summary>
    private sealed class ShortLivedHandlers : IHttpMessageHandlerFactory
    {
        public ConcurrentQueue<string> RequestedNames { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            RequestedNames.Enqueue(name);
            return new SocketsHttpHandler();
        }
    }

    private sealed class EchoHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { RequestMessage = request });
    }
}
