using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Insights.Typed.LocalService;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>
/// Each view: axe-core finds nothing. If the variable INSIGHTS_SCREENSHOTS is a folder, the pictures of the views are written there, for
/// each theme and width.
/// </summary>
public sealed class AppearanceTests(ExploredService service)
{
    private const int Wide = 1280;
    private const int Narrow = 400;

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("INSIGHTS_SCREENSHOTS");

    /// <summary>Two combinations have both themes and both widths, which is what axe-core distinguishes.</summary>
    public static TheoryData<ColorScheme, int> Appearances => Screenshots is null
        ? new() { { ColorScheme.Light, Wide }, { ColorScheme.Dark, Narrow } }
        : new() { { ColorScheme.Light, Wide }, { ColorScheme.Dark, Wide }, { ColorScheme.Light, Narrow }, { ColorScheme.Dark, Narrow } };

    [Theory]
    [MemberData(nameof(Appearances))]
    public async Task Every_view_is_accessible(ColorScheme colors, int width)
    {
        await using var tab = await service.OpenAsync(colors, width);
        var name = GetName(colors, width);

        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "DynamicsUsage" })).ToBeVisibleAsync();
        await InspectAsync(tab, $"catalog-{name}");

        await tab.WriteQueryAsync("SELECT CustomerName, CustomerMarket, AssignedSeats, ActiveSeats\nFROM DynamicsUsage\nWHERE AssignedSeats > 100\nTIMESPAN LAST_MONTH");
        await tab.Editor.PressAsync("Control+Enter");
        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        await InspectAsync(tab, $"query-{name}");

        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
        await Expect(tab.Page.Locator(".bars, .uplot")).ToBeVisibleAsync();
        await InspectAsync(tab, $"chart-{name}");

        await tab.Button("Schedule…").ClickAsync();
        await tab.Page.GetByLabel("Name of the report").FillAsync($"Seats {name}");
        await InspectAsync(tab, $"schedule-{name}");
        await tab.Button("Schedule").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Article, new() { Name = $"Seats {name}" }).Locator(".timeline")).ToBeVisibleAsync();
        await InspectAsync(tab, $"reports-{name}");
    }

    [Theory]
    [MemberData(nameof(Appearances))]
    public async Task The_executions_of_a_report_and_their_rows_are_accessible(ColorScheme colors, int width)
    {
        await using var page = await ExecutedReport.StartAsync();
        page.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        await using var tab = await service.OpenAsync(colors, width, page.Address);
        var name = GetName(colors, width);
        var open = tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Open rows: Completed ") });

        await tab.ShowAsync("reports");
        await tab.Page.GetByText("3 executions").ClickAsync();
        await Expect(open.First).ToBeVisibleAsync();
        await InspectAsync(tab, $"executions-{name}");

        page.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(10_000));
        await open.First.ClickAsync();
        await Expect(tab.Page.Locator(".progress-line")).ToContainTextAsync(" of ");
        await InspectAsync(tab, $"progress-{name}");
        await tab.Page.Locator(".progress-line").GetByRole(AriaRole.Button).ClickAsync();

        await tab.ShowAsync("reports");

        // The list is loaded again, and shows no executions.
        await Expect(open).ToHaveCountAsync(0);
        await tab.Page.GetByText("3 executions").ClickAsync();
        await open.First.ClickAsync();
        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Completed");
        await Expect(tab.Page.Locator("[role=gridcell]").First).ToBeVisibleAsync();
        await InspectAsync(tab, $"execution-rows-{name}");
    }

    private static string GetName(ColorScheme colors, int width) => $"{colors.ToString().ToLowerInvariant()}-{(width == Wide ? "wide" : "narrow")}";

    private static async Task InspectAsync(Tab tab, string name)
    {
        if (Screenshots is not null)
        {
            await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png") });
        }

        var result = await tab.Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa") });
        Assert.Empty(result.Violations.Select(violation =>
            $"{name}: {violation.Id} ({violation.Impact}): {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}
