namespace Insights.Typed.LocalService.Tests;

public sealed class OrderingTests
{
    [Fact]
    public async Task Repeated_names_have_no_effect()
    {
        await using var service = await TestService.StartAsync();
        var repeated = string.Join(", ", Enumerable.Range(0, 3_000).Select(i => i % 2 == 0 ? "AssignedSeats DESC" : "CustomerName ASC"));

        Assert.Equal(
            await service.ColumnAsync("SELECT AssignedSeats FROM Seats ORDER BY AssignedSeats DESC, CustomerName ASC"),
            await service.ColumnAsync($"SELECT AssignedSeats FROM Seats ORDER BY {repeated}"));
    }

    [Fact]
    public async Task Too_many_orderings_are_refused_with_their_number()
    {
        var columns = Enumerable.Range(0, 1_001).Select(i => $"C{i}").ToList();
        await using var service = await TestService.StartAsync(new LocalServiceOptions
        {
            RowsPerDataset = 1,
            Datasets = [.. Insights.Typed.Schemas.SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": [{{string.Join(", ", columns.Select(c => $"\"{c}\""))}}] }""").Datasets],
        });

        var body = new System.Text.Json.Nodes.JsonObject { ["Name"] = "Q", ["Query"] = $"SELECT C0 FROM D ORDER BY {string.Join(", ", columns)}" };
        var refused = await service.PostAsync("ScheduledQueries", body, System.Net.HttpStatusCode.BadRequest);

        Assert.Equal("the query orders by 1001 names; this service runs at most 1000", (string)refused["message"]!);
        body["Query"] = $"SELECT C0 FROM D ORDER BY {string.Join(", ", columns.Take(1_000))}";
        await service.PostAsync("ScheduledQueries", body);
    }

    [Fact]
    public async Task Without_a_direction_the_largest_comes_first_and_equal_rows_keep_their_order()
    {
        await using var service = await TestService.StartAsync();
        var expected = (await SeatRow.AllAsync(service)).OrderByDescending(r => r.Assigned).ThenBy(r => r.Number).Select(r => r.SubscriptionId).Take(100);
        Assert.Equal(expected, await service.ColumnAsync("SELECT SubscriptionId FROM Seats ORDER BY AssignedSeats TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task Several_orderings_apply_in_their_order_and_missing_values_are_smallest()
    {
        await using var service = await TestService.StartAsync();
        var expected = (await SeatRow.AllAsync(service))
            .OrderBy(r => r.Active ?? -1).ThenByDescending(r => r.Month, StringComparer.Ordinal).ThenBy(r => r.Number)
            .Select(r => r.SubscriptionId).Take(100);
        Assert.Equal(expected, await service.ColumnAsync("SELECT SubscriptionId FROM Seats ORDER BY ActiveSeats ASC, Month DESC TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task Limit_keeps_the_first_rows_in_the_test_query_and_in_the_report()
    {
        await using var service = await TestService.StartAsync();
        const string Query = "SELECT SubscriptionId, Month FROM Seats ORDER BY BilledRevenueUSD LIMIT 7 TIMESPAN LIFETIME";
        var rows = (await service.RowsAsync(Query)).Select(r => $"{r["SubscriptionId"]},{r["Month"]}").ToList();
        Assert.Equal(7, rows.Count);
        Assert.Equal(rows, (await service.DownloadAsync(Query)).Split("\r\n")[1..^1]);
    }

    [Fact]
    public async Task Distinct_removes_duplicates_and_may_be_ordered_by_an_unselected_column()
    {
        await using var service = await TestService.StartAsync();
        var all = await SeatRow.AllAsync(service);
        Assert.Equal(
            all.GroupBy(r => r.Market).OrderByDescending(g => g.Max(r => r.Assigned)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key),
            await service.ColumnAsync("SELECT DISTINCT CustomerMarket FROM Seats ORDER BY AssignedSeats TIMESPAN LIFETIME"));
        Assert.Equal(
            all.GroupBy(r => r.Market).OrderBy(g => g.Min(r => r.Assigned)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key),
            await service.ColumnAsync("SELECT DISTINCT CustomerMarket FROM Seats ORDER BY AssignedSeats ASC TIMESPAN LIFETIME"));
        Assert.Equal(
            all.Select(r => r.Market).Distinct().OrderDescending(StringComparer.Ordinal),
            await service.ColumnAsync("SELECT DISTINCT CustomerMarket FROM Seats ORDER BY CustomerMarket TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task Columns_are_in_the_order_of_the_query_and_in_the_schemas_letter_case()
    {
        await using var service = await TestService.StartAsync();
        var row = (await service.RowsAsync("select month, CUSTOMERNAME, totalassignedseats from seats limit 1"))[0];
        Assert.Equal(["Month", "CustomerName", "TotalAssignedSeats"], row.Select(p => p.Key));
    }
}
