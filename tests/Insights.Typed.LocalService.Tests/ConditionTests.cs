namespace Insights.Typed.LocalService.Tests;

/// <summary>The rows that satisfy a condition, compared with the same condition in C# over all rows.</summary>
public sealed class ConditionTests
{
    private static readonly Dictionary<string, Func<SeatRow, bool>> Conditions = new()
    {
        ["AssignedSeats > 40"] = r => r.Assigned > 40,
        ["AssignedSeats > '40'"] = r => r.Assigned > 40,
        ["AssignedSeats >= 40.5"] = r => r.Assigned > 40,
        ["AssignedSeats < 40.5"] = r => r.Assigned <= 40,
        ["AssignedSeats = 40.5"] = _ => false,
        ["AssignedSeats != 40.5"] = _ => true,
        ["AssignedSeats <= -1.5"] = _ => false,
        ["AssignedSeats < 99999999999999999999"] = _ => true,
        ["AssignedSeats > 99999999999999999999"] = _ => false,
        ["ActiveSeats < 20 AND assignedseats >= 10"] = r => r.Active < 20 && r.Assigned >= 10,
        ["ActiveSeats != 7"] = r => r.Active is not null and not 7,
        ["ActiveSeats IN (1, 2, 3.5)"] = r => r.Active is 1 or 2,
        ["ActiveSeats NOT IN ('1', '2')"] = r => r.Active is not null and not 1 and not 2,
        ["ActiveSeats NOT IN (1.5)"] = r => r.Active is not null,
        ["BilledRevenueUSD > 100.10"] = r => r.Billed > 100.10m,
        ["BilledRevenueUSD <= 100.105"] = r => r.Billed <= 100.10m,
        ["BilledRevenueUSD < -0.5"] = r => r.Billed < -0.5m,
        ["FirstUseDate >= '2022-01-01'"] = r => r.FirstUse is not null && Compare(r.FirstUse, "2022-01-01") >= 0,
        ["FirstUseDate > '2022-01-01T00:00:00Z'"] = r => r.FirstUse is not null && Compare(r.FirstUse, "2022-01-01") > 0,
        ["FirstUseDate < '2022-01-01T12:00:00Z'"] = r => r.FirstUse is not null && Compare(r.FirstUse, "2022-01-01") <= 0,
        ["CustomerName LIKE '%contoso%'"] = r => r.CustomerName.Contains("Contoso", StringComparison.Ordinal),
        ["CustomerName NOT LIKE 'Contoso%'"] = r => !r.CustomerName.StartsWith("Contoso", StringComparison.Ordinal),
        ["customermarket = 'GERMANY'"] = r => r.Market == "Germany",
        ["CustomerMarket IN ('germany', 'JAPAN')"] = r => r.Market is "Germany" or "Japan",
        ["CustomerMarket NOT IN ('germany')"] = r => r.Market != "Germany",
        ["IsDuplicateRowForPGA = 1"] = r => r.IsDuplicate == "1",
        ["IsDuplicateRowForPGA = '0'"] = r => r.IsDuplicate == "0",
        ["IsAutoRenew='n'"] = r => r.IsAutoRenew == "N",
        ["Note != 'Note A'"] = r => r.Note is not null and not "Note A",
        ["AssignedSeats LIKE '1%'"] = r => r.Assigned.ToString(null, null).StartsWith('1'),
        ["BilledRevenueUSD LIKE '%.05'"] = r => r.Billed is { } b && b.ToString("0.00", null).EndsWith(".05", StringComparison.Ordinal),
        ["BilledRevenueUSD LIKE '-%'"] = r => r.Billed < 0,
    };

    /// <summary>The conditions that no whole number satisfies.</summary>
    private static readonly string[] NeverTrue = ["AssignedSeats = 40.5", "AssignedSeats <= -1.5", "AssignedSeats > 99999999999999999999"];

    /// <summary>Values that are not valid for their column: accepted, and no row matches, for any operator.</summary>
    private static readonly string[] Meaningless =
    [
        "IsDuplicateRowForPGA = 'False'", "IsDuplicateRowForPGA != 'False'", "IsDuplicateRowForPGA IN ('False')", "IsDuplicateRowForPGA NOT IN ('False', '0')",
        "IsAutoRenew = 'Yes'", "AssignedSeats > 'ten'", "AssignedSeats != 'ten'", "BilledRevenueUSD < '1,5'", "FirstUseDate > 'yesterday'", "SubscriptionId = '17'",
        "IsDuplicateRowForPGA LIKE 'False'",
    ];

    public static TheoryData<string> ConditionNames => [.. Conditions.Keys];

    public static TheoryData<string> MeaninglessConditions => [.. Meaningless];

    [Theory]
    [MemberData(nameof(ConditionNames))]
    public async Task A_condition_selects_the_matching_rows(string condition)
    {
        await using var service = await TestService.StartAsync();
        var expected = (await SeatRow.AllAsync(service)).Where(Conditions[condition]).Select(r => $"{r.SubscriptionId},{r.Month}").ToList();
        Assert.Equal(NeverTrue.Contains(condition), expected.Count == 0);
        var lines = (await service.DownloadAsync($"SELECT SubscriptionId, Month FROM Seats WHERE {condition} TIMESPAN LIFETIME")).Split("\r\n")[1..^1];
        Assert.Equal(expected, lines);
    }

    [Theory]
    [MemberData(nameof(MeaninglessConditions))]
    public async Task An_invalid_value_matches_no_row(string condition)
    {
        await using var service = await TestService.StartAsync();
        Assert.Empty(await service.RowsAsync($"SELECT SubscriptionId FROM Seats WHERE {condition} TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task An_invalid_value_in_a_list_does_not_affect_the_others()
    {
        await using var service = await TestService.StartAsync();
        var rows = await service.ColumnAsync("SELECT IsDuplicateRowForPGA FROM Seats WHERE IsDuplicateRowForPGA IN ('False', '1') TIMESPAN LIFETIME");
        Assert.NotEmpty(rows);
        Assert.All(rows, value => Assert.Equal("1", value));
    }

    [Fact]
    public async Task A_guid_is_found_in_any_letter_case()
    {
        await using var service = await TestService.StartAsync();
        var id = (await service.ColumnAsync("SELECT SubscriptionId FROM Seats LIMIT 1")).Single()!;
        Assert.Equal(id.ToUpperInvariant(), id);
        Assert.Equal(24, (await service.RowsAsync($"SELECT Month FROM Seats WHERE SubscriptionId = '{id.ToLowerInvariant()}' TIMESPAN LIFETIME")).Count);
        Assert.Empty(await service.RowsAsync($"SELECT Month FROM Seats WHERE SubscriptionId != '{id}' AND SubscriptionId = '{id}' TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task Text_is_always_a_value()
    {
        await using var service = await TestService.StartAsync();
        Assert.Empty(await service.RowsAsync("SELECT Note FROM Seats WHERE CustomerName = '\"; DROP TABLE Seats; --' TIMESPAN LIFETIME"));
        Assert.NotEmpty(await service.RowsAsync("SELECT Note FROM Seats"));
    }

    private static int Compare(string left, string right) => string.CompareOrdinal(left, right);
}
