using Insights.Typed.LocalService;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>Scheduled reports in a browser.</summary>
public sealed class ReportTests(ExploredService service)
{
    [Fact]
    public async Task Fields_that_the_service_leaves_out_are_shown_as_unknown()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.RouteAsync("**/api/reports", route => route.FulfillAsync(new() { Json = new { reports = new[] { new { reportId = "bare", reportName = "Bare", outcome = "open", canPause = false, canResume = false } } } }));
        await tab.Page.RouteAsync("**/api/reports/bare/executions", route => route.FulfillAsync(new() { Json = new { executions = new[] { new { executionId = "first", outcome = "open" } } } }));
        await tab.ShowAsync("reports");

        var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Bare" });
        await Expect(report.Locator(".pill").First).ToHaveTextAsync("Unknown");
        await Expect(report.Locator("dl")).ToContainTextAsync("Recursunknown");
        await Expect(report.GetByRole(AriaRole.List, new() { Name = "Executions" })).ToContainTextAsync("Unknown");
    }

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

    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights, "SELECT CustomerName FROM DynamicsUsage", "2160")]
    [InlineData(LocalServiceProgram.Marketplace, "SELECT OfferName FROM ISVUsage", "90")]
    public async Task The_program_limits_the_interval_of_a_report(LocalServiceProgram program, string query, string maximum)
    {
        await using var page = await ServedPage.StartAsync(new LocalServiceOptions { Program = program, RowsPerDataset = 5 });
        await using var tab = await service.OpenAsync(address: page.Address);
        await tab.WriteQueryAsync(query);

        await tab.Button("Schedule…").ClickAsync();

        await Expect(tab.Page.GetByLabel("Hours between executions")).ToHaveAttributeAsync("max", maximum);
    }

    [Fact]
    public async Task A_failed_execution_without_a_time_is_in_the_list_and_not_at_now()
    {
        await using var tab = await service.OpenAsync();
        await FulfillAsync(tab, "**/api/reports", """{ "reports": [{ "reportId": "r1", "reportName": "Nightly", "status": "Active", "recurrenceInterval": 24, "nextDue": null, "lastDue": null, "outcome": "good", "canPause": true, "canResume": false }] }""");
        await FulfillAsync(tab, "**/api/reports/r1/executions", """
            { "executions": [
              { "executionId": "e1", "status": "Pending", "outcome": "open", "generatedTime": null },
              { "executionId": "e2", "status": "Completed", "outcome": "good", "generatedTime": "2026-03-10T09:00:00Z" },
              { "executionId": "e3", "status": "Failed", "outcome": "bad", "generatedTime": null }
            ] }
            """);
        await tab.ShowAsync("reports");

        var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Nightly" });
        await Expect(report.GetByText("1 failed")).ToBeVisibleAsync();
        await Expect(report.Locator(".timeline-line .mark.open")).ToHaveCountAsync(1);
        await Expect(report.Locator(".timeline-line .mark.good")).ToHaveCountAsync(1);
        await Expect(report.Locator(".timeline-line .mark.bad")).ToHaveCountAsync(0);
        await Expect(report.Locator(".execution-list .mark.bad")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_late_list_does_not_replace_a_newer_one()
    {
        await using var tab = await service.OpenAsync();
        await using var list = await HeldResponse.CreateAsync(tab.Page, "**/api/reports");
        await tab.ShowAsync("reports");
        await list.Arrived;
        await tab.ShowAsync("catalog");
        await tab.ShowAsync("reports");
        await Expect(tab.Page.Locator(".reports-head p")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("report"));
        await tab.Page.EvaluateAsync("document.querySelector('.report-list').append(Object.assign(document.createElement('i'), { id: 'marked' }))");

        await list.ReleaseAsync();

        await Expect(tab.Page.Locator("#marked")).ToHaveCountAsync(1);
    }

    private static async Task FulfillAsync(Tab tab, string address, string json) =>
        await tab.Page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "application/json", Body = json }));
}
