using Microsoft.Data.Sqlite;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Typed queries over HTTP, compared with the data of the service.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task Typed_rows_are_the_rows_of_the_service()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage
            .During(t => t.Lifetime)
            .OrderBy(x => x.SubscriptionId).ThenBy(x => x.Month)
            .Select(x => new { x.SubscriptionId, x.Month, x.CustomerName, x.AssignedSeats, x.ActiveUsagePercent });

        var rows = await local.Client.RunAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var expected = await ReadAsync(
            local,
            "SELECT SubscriptionId, Month, CustomerName, AssignedSeats, ActiveUsagePercent FROM DynamicsUsage ORDER BY SubscriptionId, Month",
            r => new { SubscriptionId = Guid.Parse(r.GetString(0)), Month = DateOnly.Parse(r.GetString(1), null), CustomerName = r.GetString(2), AssignedSeats = r.GetInt64(3), ActiveUsagePercent = r.GetInt64(4) / 100m });
        Assert.Equal(300, rows.Count);
        Assert.Equal(expected, rows);
    }

    [Fact]
    public async Task A_preview_gives_the_first_rows_of_the_report()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime).OrderByDescending(x => x.ActiveSeats)
            .Select(x => new { x.SubscriptionId, x.Month, x.ActiveSeats, x.CustomerName });

        var preview = await local.Client.PreviewAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var report = await local.Client.RunAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(100, preview.Count);
        Assert.Equal(report.Take(100), preview);
    }

    [Fact]
    public async Task Filters_and_metrics_are_those_of_the_query()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage
            .Where(x => x.AvailableSeats >= 5 && x.CustomerName.Contains("o") && x.TotalAssignedSeats > 0)
            .During(t => t.Lifetime)
            .OrderByDescending(x => x.TotalAssignedSeats).ThenBy(x => x.CustomerName)
            .Select(x => new { x.CustomerName, x.TotalAssignedSeats, x.SubscriptionCount });

        var rows = await local.Client.RunAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var raw = await ReadAsync(
            local,
            "SELECT CustomerName, AvailableSeats, AssignedSeats, SubscriptionId FROM DynamicsUsage",
            r => (CustomerName: r.GetString(0), AvailableSeats: r.GetInt64(1), AssignedSeats: r.GetInt64(2), SubscriptionId: r.GetString(3)));
        var expected = raw
            .Where(r => r.AvailableSeats >= 5 && r.CustomerName.Contains('o', StringComparison.OrdinalIgnoreCase))
            .GroupBy(r => r.CustomerName)
            .Select(g => new { CustomerName = g.Key, TotalAssignedSeats = g.Sum(r => r.AssignedSeats), SubscriptionCount = (long)g.Select(r => r.SubscriptionId).Distinct().Count() })
            .Where(g => g.TotalAssignedSeats > 0)
            .OrderByDescending(g => g.TotalAssignedSeats).ThenBy(g => g.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, rows);
    }

    [Fact]
    public async Task Boolean_columns_find_the_rows_that_a_wrong_literal_would_miss()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.SeatsSubscriptionsAndRevenue
            .Where(x => x.IsAutoRenew && !x.IsDuplicateRowForPGA)
            .During(t => t.Lifetime)
            .Select(x => new { x.IsAutoRenew, x.IsDuplicateRowForPGA });

        var rows = await local.Client.RunAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((true, false), (row.IsAutoRenew, row.IsDuplicateRowForPGA)));
    }

    [Fact]
    public async Task The_request_selects_what_the_lambda_reads()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage.Take(3).Select(x => new { x.SubscriptionId, Idle = x.AssignedSeats - x.ActiveSeats });

        await local.Client.PreviewAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        // Without the interceptor, the query would select all 27 columns.
        Assert.Equal(["SubscriptionId", "AssignedSeats", "ActiveSeats"], query.SelectedNames);
        Assert.Equal("SELECT SubscriptionId, AssignedSeats, ActiveSeats FROM DynamicsUsage LIMIT 3", query.ToString());
    }

    private static async Task<List<T>> ReadAsync<T>(LocalServiceHost local, string sql, Func<SqliteDataReader, T> row)
    {
        await using var database = await local.Service.OpenDatabaseAsync("DynamicsUsage", TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
