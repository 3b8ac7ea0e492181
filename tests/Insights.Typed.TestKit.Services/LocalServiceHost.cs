using Insights.Typed.LocalService;

namespace Insights.Typed.TestKit.Services;

/// <summary>The local service and a client, both on a clock without waits.</summary>
public sealed class LocalServiceHost : IAsyncDisposable
{
    private LocalServiceHost(InsightsLocalService service, AutoAdvanceTimeProvider time, InsightsCredential credential, InsightsClientOptions options)
    {
        Service = service;
        Time = time;
        Client = new InsightsClient(credential, options);
    }

    public InsightsLocalService Service { get; }

    public AutoAdvanceTimeProvider Time { get; }

    public InsightsClient Client { get; }

    public static async Task<LocalServiceHost> StartAsync(
        Action<LocalServiceOptions>? service = null, Action<InsightsClientOptions>? client = null, InsightsCredential? credential = null)
    {
        var time = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        var serviceOptions = new LocalServiceOptions { Seed = 7, RowsPerDataset = 300, TimeProvider = time };
        service?.Invoke(serviceOptions);
        var localService = await InsightsLocalService.StartAsync(serviceOptions, TestContext.Current.CancellationToken);
        var clientOptions = new InsightsClientOptions
        {
            BaseAddress = localService.BaseAddress,
            TimeProvider = time,
            RequestTimeout = AutoAdvanceTimeProvider.Never,
        };
        client?.Invoke(clientOptions);
        return new LocalServiceHost(localService, time, credential ?? InsightsCredential.FromToken(localService.AccessToken), clientOptions);
    }

    /// <summary>The numbers of queries and reports of its users that the service still has.</summary>
    public async Task<(int Queries, int Reports)> CountRemainingAsync()
    {
        using var http = new HttpClient { BaseAddress = Service.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Service.AccessToken);
        return (await CountAsync("ScheduledQueries?includeSystemQueries=false"), await CountAsync("ScheduledReport"));

        async Task<int> CountAsync(string address)
        {
            using var response = await http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            using var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return response.StatusCode == System.Net.HttpStatusCode.NotFound ? 0 : json.RootElement.GetProperty("value").GetArrayLength();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Service.DisposeAsync();
    }
}
