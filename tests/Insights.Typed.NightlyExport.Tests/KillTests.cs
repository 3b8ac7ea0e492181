using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The export, killed again and again, has every row once in the end.</summary>
public sealed class KillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One, or as many as the soak is long.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Soak.Times(1))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whenever_it_is_killed_no_row_is_lost_or_comes_twice(int seed)
    {
        var random = new Random(seed);
        await using var nights = await NightService.StartAsync(NightService.ManyRows, seed);
        var faults = nights.Service.Faults;

        // The service has its query, and is asked for the report.
        faults.Add(InsightsOperation.CreateReport, LocalServiceFault.NoAnswer);
        await KillWhenFaultsHaveHappenedAsync(nights);
        Assert.Empty(await nights.Client.GetReportsAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        // The service has the report, and its answer is on its way.
        faults.Add(InsightsOperation.CreateReport, LocalServiceFault.StalledAfter(0));
        await KillWhenFaultsHaveHappenedAsync(nights, async () => await nights.Client.GetReportsAsync(cancellationToken: Cancel).AnyAsync(Cancel));

        // The report is found by its name, and its id is about to be kept.
        Assert.Contains("by its name", await nights.KillAtAsync(" the report "), StringComparison.Ordinal);

        await nights.NextNightAsync();
        var length = await nights.FileLengthAsync();

        // Somewhere in the file; then where thousands of rows are loaded and not committed; then at no particular point.
        faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(random.NextInt64(length)));
        await KillWhenFaultsHaveHappenedAsync(nights);
        Assert.Equal((1, 0), await ExportedRows.AssertWholeAsync(nights));
        faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(length - random.NextInt64(1, length / 10)));
        Assert.Contains(NightService.InTheMiddle, await nights.KillAtAsync(NightService.InTheMiddle), StringComparison.Ordinal);
        Assert.Equal((1, 0), await ExportedRows.AssertWholeAsync(nights));
        await nights.KillAtAsync(NightService.InTheMiddle);
        await ExportedRows.AssertWholeAsync(nights);

        // Right behind the commit, and in the middle of the next night.
        await nights.NextNightAsync();
        await nights.KillAtAsync(NightService.Loaded);
        var (_, exports) = await ExportedRows.AssertWholeAsync(nights);
        Assert.InRange(exports, 1, 2);
        faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(length - 1));
        await nights.NextNightAsync();
        Assert.Contains(NightService.InTheMiddle, await nights.KillAtAsync(NightService.InTheMiddle), StringComparison.Ordinal);
        Assert.Equal((3, exports), await ExportedRows.AssertWholeAsync(nights));

        await using var last = nights.Start();
        var (exitCode, output, errors) = await last.EndAsync();

        Assert.True(exitCode == 0, errors);
        Assert.Contains("Nights of this report: 3,", output, StringComparison.Ordinal);
        await ExportedRows.AssertAllAsync(nights, 3);
    }

    /// <summary>Starts it, kills it once the service has done to it what it was told to, and waits for its end.</summary>
    private static async Task KillWhenFaultsHaveHappenedAsync(NightService nights, Func<Task<bool>>? andAlso = null)
    {
        await using var program = nights.Start();
        while (nights.Service.Faults.Left > 0 || (andAlso is not null && !await andAlso()))
        {
            Assert.False(program.HasEnded);
            await Task.Delay(1, Cancel);
        }
    }
}
