using Insights.Typed.LocalService;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The rows of a query in a browser.</summary>
public sealed class RowsTests(ExploredService service)
{
    [Fact]
    public async Task A_full_run_shows_its_progress_and_pages_through_all_rows()
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("SELECT CustomerName, SubscriptionEndDate, AssignedSeats FROM DynamicsUsage TIMESPAN LIFETIME");
        await using var events = await HeldResponse.CreateAsync(tab.Page, "**/api/runs/*/events");
        await tab.Button("Run all").ClickAsync();
        await Expect(tab.Page.Locator(".steps [aria-current=step]")).ToBeVisibleAsync();
        await events.ReleaseAsync();
        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Completed");

        var grid = tab.Page.GetByRole(AriaRole.Grid);
        var total = int.Parse((await grid.GetAttributeAsync("aria-rowcount"))!, System.Globalization.CultureInfo.InvariantCulture) - 1;
        Assert.True(total > 500, $"The report has {total} rows.");
        Assert.InRange(await tab.Page.Locator("[role=gridcell]").CountAsync(), 1, 3 * 80);
        await grid.FocusAsync();
        await grid.PressAsync("Control+End");
        await grid.PressAsync("Control+End");
        await Expect(tab.Page.Locator(".grid-status")).ToContainTextAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {total:N0} of {total:N0}"));
        await Expect(tab.Page.Locator($"[aria-rowindex='{total + 1}'] [role=gridcell]").First).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Columnheader).Nth(2).GetByRole(AriaRole.Button).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Columnheader).Nth(2).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Columnheader).Nth(2)).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(tab.Page.Locator("[aria-rowindex='2'][data-loaded=true]")).ToBeVisibleAsync();
        var seats = await tab.Page.Locator("[role=gridcell][aria-colindex='3']").AllInnerTextsAsync();
        Assert.Equal(seats.Select(long.Parse).OrderDescending(), seats.Select(long.Parse));
    }

    [Fact]
    public async Task Rows_of_another_query_than_that_of_the_editor_name_it()
    {
        const string Query = "SELECT CustomerName FROM DynamicsUsage LIMIT 3 TIMESPAN LAST_MONTH";
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync(Query);
        await tab.Button("Preview").ClickAsync();
        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        var origin = tab.Page.Locator(".result-origin");
        await Expect(origin).ToBeHiddenAsync();

        await tab.Editor.FillAsync("SELECT CustomerMarket FROM DynamicsUsage");
        await Expect(origin).ToHaveTextAsync($"The rows are those of another query: {Query}");
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        await Expect(origin).ToHaveTextAsync($"The rows are those of another query: {Query}");
        await tab.Editor.FillAsync(Query.Replace(" FROM", "\nFROM", StringComparison.Ordinal));
        await Expect(origin).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_tab_that_is_loaded_again_shows_its_rows_and_not_those_of_another_tab()
    {
        await using var tab = await service.OpenAsync();
        await using var other = await service.OpenAsync();
        await PreviewAsync(tab, "CustomerMarket");
        await PreviewAsync(other, "SubscriptionEndDate");

        await tab.Page.ReloadAsync();

        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["CustomerMarket"]);
        await Expect(tab.Page.Locator(".history option:checked")).ToContainTextAsync("SELECT CustomerMarket FROM");
    }

    [Fact]
    public async Task A_tab_whose_rows_were_of_an_ended_process_shows_the_newest_ones()
    {
        await using var page = await ServedPage.StartAsync(new LocalServiceOptions());
        await using var tab = await service.OpenAsync(address: page.Address);
        await using var other = await service.OpenAsync(address: page.Address);
        await PreviewAsync(tab, "CustomerMarket");
        await PreviewAsync(other, "SubscriptionEndDate");

        // The process of its run had another prefix.
        await tab.Page.EvaluateAsync("sessionStorage.setItem('insights-explore-run', sessionStorage.getItem('insights-explore-run').replace(/.+-/, 'ended-'))");
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["SubscriptionEndDate"]);
    }

    [Theory]
    [InlineData("false", "It failed. The rows that arrived before are below.")]
    [InlineData("true", "It failed.")]
    public async Task A_failed_run_names_the_rows_that_remain(string isDeleted, string notice)
    {
        await using var tab = await service.OpenAsync();
        await FulfillAsync(tab, "**/api/runs", $$"""
            { "runs": [{
              "id": "a-r1", "kind": "report", "kindText": "Report", "source": null, "text": "SELECT Name FROM Sales", "state": "failed", "stateText": "Failed", "hasEnded": true,
              "outcome": "bad", "canCancel": false, "steps": [], "bytes": 5, "totalBytes": 9, "rows": 1, "isDeleted": {{isDeleted}}, "elapsedMs": 1,
              "error": { "kind": "service", "message": "It failed." }, "columns": [{ "name": "Name", "type": "text", "isNumber": false }], "isDataRedacted": false, "redactedColumns": []
            }] }
            """);
        await FulfillAsync(tab, "**/api/runs/a-r1/rows?*", """{ "offset": 0, "total": 1, "rows": [["A"]] }""");
        await tab.Page.ReloadAsync();
        await tab.ShowAsync("query");

        await Expect(tab.Page.Locator(".result-notices .notice")).ToHaveTextAsync(notice);
    }

    [Fact]
    public async Task A_preview_becomes_a_chart_and_a_file()
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("SELECT CustomerMarket, TotalAssignedSeats FROM DynamicsUsage TIMESPAN LAST_6_MONTHS");
        await tab.Editor.PressAsync("Control+Enter");
        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.List, new() { Name = "TotalAssignedSeats by CustomerMarket" })).ToBeVisibleAsync();

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Button("Save as CSV").ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.Equal("CustomerMarket,TotalAssignedSeats", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    private static async Task FulfillAsync(Tab tab, string address, string json) =>
        await tab.Page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "application/json", Body = json }));

    private static async Task PreviewAsync(Tab tab, string column)
    {
        await tab.WriteQueryAsync($"SELECT {column} FROM DynamicsUsage LIMIT 3 TIMESPAN LAST_MONTH");
        await tab.Button("Preview").ClickAsync();
        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
    }
}
