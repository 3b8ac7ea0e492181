namespace Insights.Typed.LocalService.Tests;

public sealed class RedactionTests
{
    private const string Revenue = "SELECT CustomerName, BilledRevenueUSD, TotalBilledRevenueUSD, TotalRevenue, CustomerCount FROM Seats TIMESPAN LIFETIME";
    private const string NoRevenue = "SELECT CustomerName, AssignedSeats FROM Seats";

    [Fact]
    public async Task Without_the_role_revenue_is_empty_and_the_response_is_marked()
    {
        await using var service = await StartAsync(isViewer: false);
        var response = await service.TestAsync(Revenue);
        Assert.True((bool)response["dataRedacted"]!);
        Assert.All(response["value"]!.AsArray(), row =>
        {
            Assert.Equal(["CustomerName", "CustomerCount"], row!.AsObject().Where(c => c.Value is not null).Select(c => c.Key));
            Assert.Equal(5, row!.AsObject().Count);
        });

        var execution = await service.ExecuteAsync(Revenue);
        Assert.True((bool)(await service.GetAsync($"ScheduledReport/execution/{execution["reportId"]}"))["dataRedacted"]!);
        var records = Delimited.Parse(await service.Files.GetStringAsync((string)execution["reportAccessSecureLink"]!, TestService.Cancel), ',');
        Assert.Equal(["CustomerName", "BilledRevenueUSD", "TotalBilledRevenueUSD", "TotalRevenue", "CustomerCount"], records[0]);
        Assert.All(records.Skip(1), r => Assert.Equal(["", "", ""], r[1..4]));
        Assert.True(records.Count > 1);
    }

    [Fact]
    public async Task Data_without_revenue_is_not_redacted()
    {
        await using var service = await StartAsync(isViewer: false);
        Assert.False((bool)(await service.TestAsync(NoRevenue))["dataRedacted"]!);
        Assert.All(await service.RowsAsync(NoRevenue), row => Assert.NotNull(row["AssignedSeats"]));
    }

    [Fact]
    public async Task Consumed_revenue_is_revenue()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 20, IsExecutiveReportViewer = false });

        Assert.True((bool)(await service.TestAsync("SELECT CustomerName, ACR_USD FROM AzureUsage"))["dataRedacted"]!);
    }

    [Fact]
    public async Task With_the_role_nothing_is_redacted()
    {
        await using var service = await StartAsync(isViewer: true);
        Assert.False((bool)(await service.TestAsync(Revenue))["dataRedacted"]!);
        Assert.All(await service.RowsAsync(Revenue), row => Assert.NotNull(row["TotalRevenue"]));
    }

    private static Task<TestService> StartAsync(bool isViewer) =>
        TestService.StartAsync(new LocalServiceOptions { IsExecutiveReportViewer = isViewer, Datasets = TestDatasets.All });
}
