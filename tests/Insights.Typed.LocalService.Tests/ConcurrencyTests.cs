using Insights.Typed.Emulation.Datasets;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.LocalService.Tests;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Fifty_concurrent_queries_of_unused_datasets()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 500 });
        string[] datasets = ["DynamicsUsage", "OfficeUsage", "AzureUsage", "PowerBIUsage", "EMSUsage"];
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            service.RowsAsync($"SELECT CustomerName, Month FROM {datasets[i % 5]} ORDER BY Month, CustomerName")));
        Assert.All(results.Select((rows, i) => (rows, i)), a => Assert.Equal(Text(results[a.i % 5]), Text(a.rows)));
        Assert.All(results, rows => Assert.Equal(100, rows.Count));

        static IEnumerable<string> Text(IEnumerable<System.Text.Json.Nodes.JsonObject> rows) => rows.Select(r => r.ToJsonString());
    }

    [Fact]
    public async Task Reports_created_concurrently_have_unique_ids()
    {
        await using var service = await TestService.StartAsync();
        var reports = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.CreateReportAsync("SELECT CustomerName FROM Seats")));
        service.Time.Advance(TimeSpan.FromSeconds(1));
        var files = await Task.WhenAll(reports.Concat(reports).Select(async report =>
            await service.Files.GetStringAsync((string)(await service.GetAsync($"ScheduledReport/execution/{report}"))["value"]![0]!["reportAccessSecureLink"]!, TestService.Cancel)));
        Assert.Equal(50, reports.Distinct().Count());
        Assert.Single(files.Distinct());
    }

    [Fact]
    public async Task A_canceled_query_stops_early()
    {
        var folder = Directory.CreateTempSubdirectory("insights-test-");
        try
        {
            var catalog = new DatasetCatalog(TestDatasets.All);
            await using var store = new DataStore(new LocalServiceOptions { RowsPerDataset = 100_000 }, new DateOnly(2024, 5, 17), folder.FullName);
            (await store.OpenAsync(catalog.Find("Seats")!, TestService.Cancel)).Dispose();

            // For a single row, all rows must be sorted: it arrives late or never.
            var query = new QueryBinder(catalog).Bind("SELECT CustomerName, Month, Note, FirstUseDate, SubscriptionCount FROM Seats ORDER BY SubscriptionCount LIMIT 1");
            var isStopped = false;
            for (var attempt = 0; attempt < 1000 && !isStopped; attempt++)
            {
                // On a busy machine, the query can end before the clock is read.
                using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
                try
                {
                    (await QueryResult.RunAsync(store, query, default, timeout.Token)).Dispose();
                }
                catch (OperationCanceledException)
                {
                    isStopped = true;
                }
            }

            Assert.True(isStopped);

            using var result = await QueryResult.RunAsync(store, query, default, TestService.Cancel);
            Assert.True(result.Read());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Disposing_deletes_the_written_files()
    {
        string folder;
        await using (var service = await TestService.StartAsync())
        {
            await service.DownloadAsync("SELECT Note FROM Seats");
            await using var connection = await service.Service.OpenDatabaseAsync("Seats", TestService.Cancel);
            folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection.ConnectionString).DataSource)!;
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_a_report_that_is_being_written()
    {
        var service = await TestService.StartAsync(rows: 1_000_000);
        var link = (string)(await service.ExecuteAsync("SELECT Note FROM Seats"))["reportAccessSecureLink"]!;
        var pendingResponse = service.Files.GetAsync(link, TestService.Cancel);
        while (!service.Service.Requests.Any(r => r.Path.StartsWith("/reports/", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        await service.Service.DisposeAsync();
        using var response = await pendingResponse.ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, response?.StatusCode);
        service.Api.Dispose();
        service.Files.Dispose();
    }
}
