using BenchmarkDotNet.Attributes;
using Insights.Typed.Benchmarks.Reading;
using Insights.Typed.LocalService;

namespace Insights.Typed.Benchmarks.Runs;

/// <summary>
/// A whole run over loopback (create, wait, download, read, clean up), and reading an existing report, compared with a plain
/// download of the same rows' bytes. The local service takes most of a run: its executions wait and run for a tenth of a
/// second each, and it writes the file.
/// </summary>
[MemoryDiagnoser]
public class RunBenchmarks : IAsyncDisposable
{
    private InsightsLocalService service = null!;
    private InsightsClient insights = null!;
    private HttpClient http = null!;
    private ScheduledReport<DynamicsUsageRow> report = null!;
    private ReportExecution execution = null!;
    private Uri file = null!;

    /// <summary>The number of rows of the dataset.</summary>
    [Params(20_000, 200_000)]
    public int Rows { get; set; }

    // Synchronously: the toolchain does not wait for an asynchronous setup.
    [GlobalSetup]
    public void Setup() => StartAsync().GetAwaiter().GetResult();

    private async Task StartAsync()
    {
        service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 1, RowsPerDataset = Rows });
        insights = new InsightsClient(
            InsightsCredential.FromToken(service.AccessToken),
            new InsightsClientOptions { BaseAddress = service.BaseAddress, PollInterval = TimeSpan.FromMilliseconds(5) });
        http = new HttpClient();
        execution = await ExecuteAsync();
        file = new Uri(execution.ReportAccessSecureLink!);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await insights.DisposeAsync();
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "bare download")]
    public async Task<long> Download()
    {
        using var response = await http.GetAsync(file, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var buffer = new byte[128 * 1024];
        var length = 0L;
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }

    [Benchmark(Description = "reading a completed report")]
    public async Task<object> Read() => await SumAsync(report.ReadAsync(execution));

    [Benchmark(Description = "RunAsync, from the query to the last row")]
    public async Task<object> Run() => await SumAsync(insights.RunAsync(Query));

    private static InsightsQuery<DynamicsUsageRow> Query => Datasets.DynamicsUsage.During(t => t.Lifetime);

    private static async Task<Sum> SumAsync(IAsyncEnumerable<DynamicsUsageRow> rows)
    {
        var sum = new Sum();
        await foreach (var row in rows)
        {
            sum.Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);
        }

        return sum;
    }

    /// <summary>A finished report, which is kept.</summary>
    private async Task<ReportExecution> ExecuteAsync()
    {
        var query = await insights.CreateQueryAsync("bare download", Query);
        var created = await insights.CreateReportAsync(query.QueryId, new ImmediateReport { ReportName = "bare download" });
        report = await insights.GetScheduledReportAsync(Query, created.ReportId);
        while (true)
        {
            if (await insights.GetLatestExecutionAsync(created.ReportId) is { ReportAccessSecureLink.Length: > 0 } finished)
            {
                return finished;
            }

            await Task.Delay(10);
        }
    }
}
