using System.Diagnostics;
using System.Globalization;
using Insights.Typed.LocalService;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>A large result in a browser: a million rows with INSIGHTS_SOAK.</summary>
public sealed class LargeResultTests(ExploredService service)
{
    private const long MaxMemory = 300_000_000;

    /// <summary>
    /// What a person notices as slow; measured with a browser on the same two cores. Asserted with INSIGHTS_SOAK only: in each check, other
    /// tests use the processor at the same time.
    /// </summary>
    private static readonly TimeSpan MaxPageTime = TimeSpan.FromSeconds(3);

    private static readonly string[] Columns = ["Month", "CustomerName", "CustomerMarket", "AssignedSeats", "ActiveSeats"];

    private static readonly int Rows = Soak.Factor > 1 ? 1_000_000 : 12_000;

    [Fact]
    public async Task A_large_result_is_scrolled_paged_and_sorted_with_little_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of a process is read from /proc.");
        await using var page = await ServedPage.StartAsync(new LocalServiceOptions { RowsPerDataset = Rows, Datasets = [ReadDataset()] });
        await using var tab = await service.OpenAsync(address: page.Address);
        await tab.WriteQueryAsync($"SELECT {string.Join(", ", Columns)} FROM DynamicsUsage TIMESPAN LIFETIME");
        var run = Stopwatch.StartNew();
        await tab.Button("Run all").ClickAsync();
        await Expect(tab.Page.Locator(".result-summary .pill")).ToHaveTextAsync("Completed", new() { Timeout = 600_000 });
        run.Stop();
        var grid = tab.Page.GetByRole(AriaRole.Grid);
        var total = int.Parse((await grid.GetAttributeAsync("aria-rowcount"))!, CultureInfo.InvariantCulture) - 1;
        await grid.FocusAsync();
        await grid.PressAsync("ArrowDown");

        var scroll = await MeasureAsync(tab, () => tab.Page.EvaluateAsync("document.querySelector('.grid-scroll').scrollTop = document.querySelector('.grid-body').offsetHeight / 2"), row: null);
        var toEnd = await MeasureAsync(tab, () => grid.PressAsync("Control+End"), total);
        var toPrevious = await MeasureAsync(tab, () => grid.PressAsync("PageUp"), row: null);
        var firstSort = await SortAsync(tab, "descending", clicks: 2);
        var sortedEnd = await MeasureAsync(tab, () => grid.PressAsync("Control+End"), total);
        var sorted = await tab.Page.Locator("[role=gridcell][aria-colindex='4']").AllInnerTextsAsync();
        var memory = page.ReadPeakMemory();
        var elements = await tab.Page.Locator("[role=gridcell]").CountAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{total:N0} rows in {run.Elapsed.TotalSeconds:N1} s: {memory:N0} bytes; scroll {scroll.TotalMilliseconds:N0} ms, end {toEnd.TotalMilliseconds:N0} ms, page up {toPrevious.TotalMilliseconds:N0} ms, first sort {firstSort.TotalMilliseconds:N0} ms, sorted end {sortedEnd.TotalMilliseconds:N0} ms."));
        Assert.True(total > Rows / 2, $"The report has {total} rows.");
        Assert.Equal(sorted.Select(long.Parse).OrderDescending(), sorted.Select(long.Parse));
        Assert.InRange(elements, 1, 5 * 80);
        Assert.True(memory < MaxMemory, memory.ToString("N0", CultureInfo.InvariantCulture));
        if (Soak.Factor > 1)
        {
            Assert.All([scroll, toEnd, toPrevious, sortedEnd], time => Assert.True(time < MaxPageTime, time.ToString()));
        }
    }

    /// <summary>The dataset with the columns of the query only: generating a million rows of all columns takes minutes.</summary>
    private static DatasetSchema ReadDataset()
    {
        var dataset = Assert.Single(SchemaFile.Read("DynamicsUsage.json", File.ReadAllText(Repository.GetPath("schemas/DynamicsUsage.json"))).Datasets);
        return dataset with { Columns = new([.. dataset.Columns.Where(column => Columns.Contains(column.Name))]), Metrics = new([]), SystemQueries = new([]) };
    }

    private static async Task<TimeSpan> SortAsync(Tab tab, string direction, int clicks)
    {
        var header = tab.Page.GetByRole(AriaRole.Columnheader).Nth(3);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < clicks; i++)
        {
            await header.GetByRole(AriaRole.Button).ClickAsync();
        }

        await Expect(header).ToHaveAttributeAsync("aria-sort", direction);
        await Expect(tab.Page.Locator("[aria-rowindex='2'][data-loaded=true]")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        return watch.Elapsed;
    }

    /// <summary>Measures an action until all rows in view have arrived.</summary>
    private static async Task<TimeSpan> MeasureAsync(Tab tab, Func<Task> act, int? row)
    {
        var watch = Stopwatch.StartNew();
        await act();
        if (row is { } last)
        {
            await Expect(tab.Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[aria-rowindex='{last + 1}'][data-loaded=true]"))).ToBeVisibleAsync();
        }

        await tab.Page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
        await Expect(tab.Page.Locator("[data-loaded=false]")).ToHaveCountAsync(0);
        return watch.Elapsed;
    }
}
