using Insights.Typed.LocalService;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The rows of past executions in a browser.</summary>
public sealed class ExecutionTests(ExploredService service)
{
    [Fact]
    public async Task The_rows_of_a_past_execution_are_opened_sorted_and_paged()
    {
        await using var page = await ExecutedReport.StartAsync();
        await using var tab = await service.OpenAsync(address: page.Address);
        await tab.ShowAsync("reports");
        var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Nightly" });
        await report.GetByText("3 executions").ClickAsync();

        await report.GetByRole(AriaRole.Button, new() { NameRegex = new("^Open rows: Completed ") }).First.ClickAsync();

        await Expect(tab.Page.Locator(".result-summary")).ToContainTextAsync("Nightly, ");
        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Completed");
        await Expect(tab.Page.Locator(".result-summary")).ToContainTextAsync("1,000 rows");
        await Expect(tab.Editor).ToHaveTextAsync("SELECT CustomerName, AssignedSeats FROM DynamicsUsage TIMESPAN LIFETIME");
        var seats = tab.Page.GetByRole(AriaRole.Columnheader).Nth(1);
        await seats.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(seats).ToHaveAttributeAsync("aria-sort", "ascending");
        await tab.Page.GetByRole(AriaRole.Grid).FocusAsync();
        await tab.Page.GetByRole(AriaRole.Grid).PressAsync("Control+End");
        await tab.Page.GetByRole(AriaRole.Grid).PressAsync("Control+End");
        await Expect(tab.Page.Locator("[aria-rowindex='1001'][data-loaded=true]")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
        await Expect(tab.Page.Locator(".bars")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_execution_without_rows_says_why()
    {
        await using var page = await ExecutedReport.StartAsync();
        page.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        await using var tab = await service.OpenAsync(address: page.Address);
        await tab.ShowAsync("reports");
        var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Nightly" });
        await report.GetByText("3 executions").ClickAsync();
        await Expect(report.GetByText("The execution failed: the service has written no file.")).ToBeVisibleAsync();

        // The host of the files refuses the link, and the new one.
        page.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink, times: 20);
        await report.GetByRole(AriaRole.Button, new() { NameRegex = new("^Open rows: Completed ") }).First.ClickAsync();

        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Failed");
        await Expect(tab.Page.Locator(".result-notices")).ToContainTextAsync("link");
    }

    [Fact]
    public async Task The_progress_of_a_large_execution_is_shown_and_reading_can_be_canceled()
    {
        await using var page = await ExecutedReport.StartAsync();
        page.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(10_000));
        await using var tab = await service.OpenAsync(width: 400, address: page.Address);
        await tab.ShowAsync("reports");
        var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Nightly" });
        await report.GetByText("3 executions").ClickAsync();
        await report.GetByRole(AriaRole.Button, new() { NameRegex = new("^Open rows: Completed ") }).First.ClickAsync();

        await Expect(tab.Page.Locator(".steps li")).ToHaveTextAsync(["Open", "Read"]);
        await Expect(tab.Page.Locator(".steps")).ToBeInViewportAsync();
        await Expect(tab.Page.Locator(".progress-line")).ToContainTextAsync("Reading the rows");
        await Expect(tab.Page.Locator(".progress-line")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("[1-9][0-9.]* (bytes|KiB) of "));
        await tab.Page.Locator(".progress-line").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Canceled");
    }

    [Fact]
    public async Task Reading_can_be_canceled_again_and_again()
    {
        await using var page = await ExecutedReport.StartAsync();
        page.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(10_000), times: 2);
        await using var tab = await service.OpenAsync(address: page.Address);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await tab.ShowAsync("reports");
            var report = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Nightly" });
            var open = report.GetByRole(AriaRole.Button, new() { NameRegex = new("^Open rows: Completed ") });

            // The list is loaded again, and shows no executions.
            await Expect(open).ToHaveCountAsync(0);
            await report.GetByText("3 executions").ClickAsync();
            await open.Nth(attempt).ClickAsync();
            await Expect(tab.Page.Locator(".progress-line")).ToContainTextAsync("Reading the rows");
            await tab.Page.Locator(".progress-line").GetByRole(AriaRole.Button).ClickAsync();
            await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Canceled");
        }
    }
}
