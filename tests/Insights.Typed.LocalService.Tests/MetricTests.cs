namespace Insights.Typed.LocalService.Tests;

/// <summary>Metrics, compared with the same sums and counts in C# over all rows.</summary>
public sealed class MetricTests
{
    [Fact]
    public async Task Metrics_are_computed_once_for_each_combination_of_the_selected_columns()
    {
        await using var service = await TestService.StartAsync();
        var expected = (await SeatRow.AllAsync(service))
            .GroupBy(r => (r.Market, r.IsAutoRenew))
            .Select(g => FormattableString.Invariant(
                $"{g.Key.Market}|{g.Key.IsAutoRenew}|{g.DistinctBy(r => r.SubscriptionId).Count()}|{g.DistinctBy(r => r.CustomerTpid).Count()}.00|{g.Sum(r => r.Assigned)}|{g.Sum(r => r.Billed ?? 0):0.00}|{g.Sum(r => r.Revenue):0.00}"))
            .Order(StringComparer.Ordinal);
        var rows = await service.RowsAsync(
            "SELECT CustomerMarket, IsAutoRenew, SubscriptionCount, CustomerCount, TotalAssignedSeats, TotalBilledRevenueUSD, TotalRevenue FROM Seats TIMESPAN LIFETIME");
        Assert.Equal(expected, rows.Select(r => string.Join("|", r.Select(p => p.Value!.ToString()))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Metrics_without_columns_are_one_row_even_without_data()
    {
        await using var service = await TestService.StartAsync();
        var all = await SeatRow.AllAsync(service);
        var row = Assert.Single(await service.RowsAsync("SELECT TotalAssignedSeats, SubscriptionCount FROM Seats TIMESPAN LIFETIME"));
        Assert.Equal(all.Sum(r => r.Assigned), (long)row["TotalAssignedSeats"]!);
        Assert.Equal(all.DistinctBy(r => r.SubscriptionId).Count(), (int)row["SubscriptionCount"]!);

        var none = Assert.Single(await service.RowsAsync("SELECT TotalBilledRevenueUSD FROM Seats WHERE AssignedSeats < 0 TIMESPAN LIFETIME"));
        Assert.Equal("0.00", none["TotalBilledRevenueUSD"]!.ToString());
        Assert.Empty(await service.RowsAsync("SELECT CustomerMarket, TotalBilledRevenueUSD FROM Seats WHERE AssignedSeats < 0 TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task A_metric_filters_and_orders_groups_selected_or_not()
    {
        await using var service = await TestService.StartAsync();
        var groups = (await SeatRow.AllAsync(service)).GroupBy(r => r.CustomerName).Select(g => (Name: g.Key, Seats: g.Sum(r => r.Assigned))).ToList();
        var middle = groups.Select(g => g.Seats).Order().ElementAt(groups.Count / 2);
        var expected = groups.Where(g => g.Seats > middle).OrderByDescending(g => g.Seats).Select(g => (string?)g.Name).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, await service.ColumnAsync($"SELECT CustomerName FROM Seats WHERE TotalAssignedSeats > {middle} ORDER BY TotalAssignedSeats TIMESPAN LIFETIME"));
        Assert.Equal(expected, await service.ColumnAsync(
            $"SELECT CustomerName, TotalAssignedSeats FROM Seats WHERE TotalAssignedSeats > '{middle}' ORDER BY TotalAssignedSeats TIMESPAN LIFETIME"));
        Assert.Empty(await service.ColumnAsync("SELECT CustomerName FROM Seats WHERE TotalAssignedSeats != 'many' TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task Conditions_on_columns_apply_before_grouping_and_limit_after()
    {
        await using var service = await TestService.StartAsync();
        var expected = (await SeatRow.AllAsync(service)).Where(r => r.IsAutoRenew == "Y").GroupBy(r => r.Month)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Take(3).Select(g => $"{g.Key}: {g.Sum(r => r.Assigned)}");
        var rows = await service.RowsAsync("SELECT Month, TotalAssignedSeats FROM Seats WHERE IsAutoRenew = 'Y' ORDER BY Month ASC LIMIT 3 TIMESPAN LIFETIME");
        Assert.Equal(expected, rows.Select(r => $"{r["Month"]}: {r["TotalAssignedSeats"]}"));
    }

    [Fact]
    public async Task Groups_are_ordered_by_the_first_value_of_an_unselected_column()
    {
        await using var service = await TestService.StartAsync();
        var expected = (await SeatRow.AllAsync(service)).GroupBy(r => r.Market)
            .OrderByDescending(g => g.Max(r => r.Available)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);
        Assert.Equal(expected, await service.ColumnAsync("SELECT CustomerMarket, SubscriptionCount FROM Seats ORDER BY AvailableSeats TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task Decimals_are_exact()
    {
        await using var service = await TestService.StartAsync(rows: 20_000);
        var billed = await service.SqlAsync("Seats", "SELECT BilledRevenueUSD FROM Seats WHERE BilledRevenueUSD IS NOT NULL");
        var row = Assert.Single(await service.RowsAsync("SELECT TotalBilledRevenueUSD FROM Seats TIMESPAN LIFETIME"));
        Assert.Equal(FormattableString.Invariant($"{billed.Sum(r => (long)r[0]! * 0.01m):0.00}"), row["TotalBilledRevenueUSD"]!.ToJsonString());
    }
}
