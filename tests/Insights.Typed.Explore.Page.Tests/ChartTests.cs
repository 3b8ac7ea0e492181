using System.Text.Json.Nodes;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The chart of a result in a browser.</summary>
public sealed class ChartTests(ExploredService service)
{
    private const string ByMonth = "SELECT Month, TotalAssignedSeats FROM DynamicsUsage TIMESPAN LAST_1_YEAR";
    private const string ByMarket = "SELECT CustomerMarket, TotalAssignedSeats FROM DynamicsUsage TIMESPAN LAST_6_MONTHS";

    private static readonly double[] SmallPoints = [0.0024, 0.0041, -0.0000012345, 1234.567, 1234567, 0];

    [Fact]
    public async Task A_date_and_a_number_become_a_line()
    {
        await using var tab = await service.OpenAsync();
        await PreviewAsync(tab, ByMonth);
        await ShowChartAsync(tab);

        await Expect(tab.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Line of TotalAssignedSeats by Month: from ") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_late_chart_does_not_replace_that_of_the_shown_result()
    {
        await using var tab = await service.OpenAsync();
        await using var charts = await HeldResponse.CreateAsync(tab.Page, "**/chart");
        await PreviewAsync(tab, ByMonth);
        await ShowChartAsync(tab);
        await charts.Arrived;
        await PreviewAsync(tab, ByMarket, isChart: true);
        var bars = tab.Page.GetByRole(AriaRole.List, new() { Name = "TotalAssignedSeats by CustomerMarket" });
        await Expect(bars).ToBeVisibleAsync();

        await charts.ReleaseAsync();

        await Expect(bars).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".uplot")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_result_without_numbers_is_counted_by_each_of_its_texts()
    {
        await using var tab = await service.OpenAsync();
        await PreviewAsync(tab, "SELECT CustomerName, CustomerMarket FROM DynamicsUsage TIMESPAN LAST_MONTH");
        await ShowChartAsync(tab);
        await Expect(tab.Page.GetByRole(AriaRole.List, new() { Name = "Rows by CustomerName" })).ToBeVisibleAsync();

        await tab.Page.Locator("[data-axis=x]").SelectOptionAsync("CustomerMarket");

        await Expect(tab.Page.GetByRole(AriaRole.List, new() { Name = "Rows by CustomerMarket" })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("Chart the count of rows")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rows_that_are_left_out_are_reported()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.RouteAsync("**/chart", async route =>
        {
            var response = await route.FetchAsync();
            var chart = JsonNode.Parse(await response.TextAsync())!;
            chart["leftOutRows"] = 3;
            await route.FulfillAsync(new() { Response = response, Body = chart.ToJsonString() });
        });
        await PreviewAsync(tab, ByMonth);
        await ShowChartAsync(tab);

        await Expect(tab.Page.GetByText("3 rows without a valid Month and TotalAssignedSeats are left out")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_chart_without_points_says_so()
    {
        await using var tab = await service.OpenAsync();
        await PreviewAsync(tab, "SELECT Month, AssignedSeats FROM DynamicsUsage WHERE AssignedSeats > 1000000000 TIMESPAN LAST_MONTH", hasRows: false);
        await ShowChartAsync(tab);

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "No points" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Small_numbers_are_shown_with_their_digits()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.RouteAsync("**/chart", async route =>
        {
            var response = await route.FetchAsync();
            var chart = JsonNode.Parse(await response.TextAsync())!;
            chart["points"] = new JsonArray([.. SmallPoints.Select(y => new JsonObject { ["x"] = "2026-01-01", ["y"] = y })]);
            await route.FulfillAsync(new() { Response = response, Body = chart.ToJsonString() });
        });
        await PreviewAsync(tab, ByMarket);
        await ShowChartAsync(tab);

        await Expect(tab.Page.Locator(".bar-value")).ToHaveTextAsync(["0.0024", "0.0041", "-0.00000123", "1,234.57", "1,234,567", "0"]);

        await PreviewAsync(tab, ByMonth, isChart: true);
        await Expect(tab.Page.GetByRole(AriaRole.Img, new() { Name = "Line of TotalAssignedSeats by Month: from 0.0024 at 2026-01-01 to 0 at 2026-01-01." })).ToBeVisibleAsync();
    }

    /// <summary>The numbers of an axis are drawn, so that only the script can be asked for them.</summary>
    [Theory]
    [InlineData("[0.002, 0.0025, 0.003], 0.0005", "0.0020 0.0025 0.0030")]
    [InlineData("[0, 0.00025, 0.30000000000000004], 0.00025", "0.00000 0.00025 0.30000")]
    [InlineData("[0, 5e-7], 5e-7", "0.0000000 0.0000005")]
    [InlineData("[-2.5, 0, 2.5], 2.5", "-2.5 0.0 2.5")]
    [InlineData("[0, 500, 1000], 500", "0 500 1,000")]
    public async Task Neighbors_on_an_axis_differ(string ticksAndStep, string expected)
    {
        await using var tab = await service.OpenAsync();

        var shown = await tab.Page.EvaluateAsync<string[]>($"import('/page/core/format.js').then(format => format.formatTicks({ticksAndStep}))");

        Assert.Equal(expected.Split(' '), shown);
    }

    private static async Task PreviewAsync(Tab tab, string query, bool isChart = false, bool hasRows = true)
    {
        await tab.WriteQueryAsync(query);
        await tab.Editor.PressAsync("Control+Enter");
        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Completed");
        if (hasRows && !isChart)
        {
            await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        }
    }

    private static Task ShowChartAsync(Tab tab) => tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
}
