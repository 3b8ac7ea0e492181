namespace Insights.Typed.Client.Tests.Harness;

/// <summary>A report of 300 rows, read through a <see cref="FileHost"/> that a test controls.</summary>
internal sealed class DownloadSession : IAsyncDisposable
{
    private static readonly InsightsQuery<string> Names = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.CustomerName + x.SubscriptionId + x.Month);

    private readonly LocalServiceHost local;
    private readonly DelegatingHandler detour;

    private DownloadSession(LocalServiceHost local, FileHost host, DelegatingHandler detour)
    {
        this.local = local;
        this.detour = detour;
        Host = host;
    }

    public FileHost Host { get; }

    public AutoAdvanceTimeProvider Time => local.Time;

    /// <param name="respond">The behavior of the host for each request.</param>
    /// <param name="client">The options of the client.</param>
    /// <param name="handler">The handler that sends the client's requests; null for the default.</param>
    public static async Task<DownloadSession> StartAsync(
        Func<FileExchange, Task> respond, Action<InsightsClientOptions>? client = null, SocketsHttpHandler? handler = null)
    {
        var host = await FileHost.StartAsync(respond);
        var detour = host.Detour(handler);
        var local = await LocalServiceHost.StartAsync(client: options =>
        {
            options.Handler = detour;
            client?.Invoke(options);
        });
        return new DownloadSession(local, host, detour);
    }

    /// <summary>Reads the rows through the host.</summary>
    public async Task<List<string>> RowsAsync() =>
        await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads the rows, and asserts that they are exactly those of the service.</summary>
    public async Task AssertCompleteAsync()
    {
        await using var direct = await LocalServiceHost.StartAsync();
        var rows = await direct.Client.RunAsync(Names, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(300, rows.Count);
        Assert.Equal(rows, await RowsAsync());
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    /// <summary>Reads the rows, and asserts that the reading ends with an error and cleans up.</summary>
    public async Task<T> AssertFailsAsync<T>()
        where T : InsightsException
    {
        var error = await Assert.ThrowsAnyAsync<T>(RowsAsync);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
        return error;
    }

    public async ValueTask DisposeAsync()
    {
        await local.DisposeAsync();
        await Host.DisposeAsync();
        detour.Dispose();
    }
}
