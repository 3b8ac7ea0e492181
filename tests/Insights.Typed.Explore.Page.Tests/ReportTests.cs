namespace Insights.Typed.Explore.Page.Tests;

/// <summary>Scheduled reports in a browser.</summary>
public sealed class ReportTests(ExploredService service)
{
    [Fact]
    public async Task A_query_is_scheduled_paused_resumed_and_deleted()
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("SELECT CustomerName FROM DynamicsUsage TIMESPAN LAST_MONTH");
        await tab.Button("Schedule…").ClickAsync();
        await tab.Page.GetByLabel("Name of the report").FillAsync("Seats of a test");
        await tab.Page.GetByLabel("Number of executions").FillAsync("30");
        await tab.Button("Schedule").ClickAsync();

        var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Seats of a test" });
        await Expect(report).ToContainTextAsync("every day, 30 times");
        await Expect(report.Locator(".pill")).ToHaveTextAsync("Active");
        await Expect(report.GetByRole(AriaRole.List, new() { Name = "Executions" })).ToBeVisibleAsync();

        await tab.Button("Pause Seats of a test").ClickAsync();
        await Expect(report.Locator(".pill")).ToHaveTextAsync("Paused");
        await tab.Button("Resume Seats of a test").ClickAsync();
        await Expect(report.Locator(".pill")).ToHaveTextAsync("Active");

        await tab.Button("Delete Seats of a test").ClickAsync();
        await tab.Button("Cancel").ClickAsync();
        await Expect(report).ToBeVisibleAsync();
        await tab.Button("Delete Seats of a test").ClickAsync();
        await tab.Button("Delete the report").ClickAsync();
        await Expect(report).ToHaveCountAsync(0);
    }
}
