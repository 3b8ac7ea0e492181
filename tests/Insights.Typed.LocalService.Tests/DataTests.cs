using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Data;

namespace Insights.Typed.LocalService.Tests;

public sealed class DataTests
{
    private const string Query = "SELECT SubscriptionId, CustomerName, BilledRevenueUSD, FirstUseDate, Note FROM Seats TIMESPAN LIFETIME";

    [Fact]
    public async Task The_same_seed_and_clock_produce_the_same_bytes_and_another_seed_others()
    {
        await using var first = await TestService.StartAsync(seed: 7);
        await using var second = await TestService.StartAsync(seed: 7);
        await using var other = await TestService.StartAsync(seed: 8);

        // Earlier queries must have no effect.
        await second.RowsAsync("SELECT CustomerName FROM Visits");
        var text = await first.DownloadAsync(Query);
        Assert.Equal(text, await second.DownloadAsync(Query));
        Assert.NotEqual(text, await other.DownloadAsync(Query));
        Assert.Equal(first.Service.AccessToken, second.Service.AccessToken);
        Assert.NotEqual(first.Service.AccessToken, other.Service.AccessToken);
    }

    /// <summary>CVE-2025-6965 is fixed in SQLite 3.50.2.</summary>
    [Fact]
    public async Task The_database_engine_is_newer_than_the_last_known_advisory()
    {
        await using var service = await TestService.StartAsync(rows: 1);
        var version = (string)(await service.SqlAsync("Seats", "SELECT sqlite_version()"))[0][0]!;

        Assert.True(Version.Parse(version) >= new Version(3, 50, 2), $"SQLite {version}");
    }

    [Fact]
    public async Task A_customer_is_the_same_in_every_dataset()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 5000 });
        var customers = new Dictionary<string, (object? Tenant, object? Tpid, object? Market)>();
        foreach (var dataset in new[] { "DynamicsUsage", "OfficeUsage", "AzureUsage", "PowerBIUsage" })
        {
            foreach (var row in await service.SqlAsync(dataset, $"SELECT DISTINCT CustomerName, CustomerTenantId, CustomerTpid, CustomerMarket FROM {dataset}"))
            {
                var customer = (row[1], row[2], row[3]);
                Assert.Equal(customer, customers.GetValueOrDefault((string)row[0]!, customer));
                customers[(string)row[0]!] = customer;
            }
        }

        Assert.True(customers.Count > 100);
    }

    [Fact]
    public async Task Active_seats_are_assigned_and_assigned_seats_are_available()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 5000 });
        Assert.All(
            await service.SqlAsync("DynamicsUsage", "SELECT ActiveSeats, AssignedSeats, AvailableSeats FROM DynamicsUsage"),
            row => Assert.True((long)row[0]! <= (long)row[1]! && (long)row[1]! <= (long)row[2]!));
    }

    [Fact]
    public async Task A_subscription_has_one_row_for_each_of_the_last_24_months()
    {
        await using var service = await TestService.StartAsync(rows: 240);
        var rows = await SeatRow.AllAsync(service);
        Assert.Equal(10, rows.DistinctBy(r => r.SubscriptionId).Count());
        Assert.All(rows.GroupBy(r => r.SubscriptionId), g => Assert.Equal(24, g.DistinctBy(r => r.Month).Count()));
        Assert.Equal(("2022-06-01", "2024-05-01"), (rows.Min(r => r.Month), rows.Max(r => r.Month)));
    }

    [Fact]
    public async Task Only_end_dates_are_in_the_future()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 2000 });
        Assert.Empty(await service.SqlAsync("MSLearn", "SELECT CompletionDate FROM MSLearn WHERE CompletionDate > '2024-05-17'"));
        Assert.NotEmpty(await service.SqlAsync("DynamicsUsage", "SELECT 1 FROM DynamicsUsage WHERE SubscriptionEndDate > '2024-05-17'"));
    }

    [Fact]
    public void Customers_have_unique_names() =>
        Assert.Equal(250, Enumerable.Range(0, 1000).Select(i => new SampleBusiness(3, new DateOnly(2024, 5, 17)).GetSubscription(i).Customer.Name).Distinct().Count());

    [Fact]
    public void A_metric_counts_a_key_sums_a_column_or_has_a_separate_measure()
    {
        var table = new DatasetTable(TestDatasets.All[0]);
        var formulas = table.Schema.Metrics.Select(m => table.GetMetric(m.Name)).Select(f => $"{f.Metric.Name} {(f.IsDistinctCount ? "counts" : "sums")} {f.SourceColumn.Name}");
        Assert.Equal(
            [
                "SubscriptionCount counts SubscriptionId", "CustomerCount counts CustomerTpid", "TotalAssignedSeats sums AssignedSeats",
                "TotalBilledRevenueUSD sums BilledRevenueUSD", "TotalRevenue sums #TotalRevenue", "VisitCount sums #VisitCount",
            ],
            formulas);
    }
}
