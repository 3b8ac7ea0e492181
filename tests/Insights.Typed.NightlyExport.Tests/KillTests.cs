using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The export, killed repeatedly, has every row once in the end.</summary>
public sealed class KillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One, or more in a soak run.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Soak.Times(1))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task When_it_is_killed_no_row_is_lost_or_duplicated(int seed)
    {
        var random = new Random(seed);
        await using var nights = await NightlyExportFixture.StartAsync(NightlyExportFixture.ManyRows, seed);
        var faults = nights.Service.Faults;

        // The service has the query, and receives the request for the report.
        faults.Add(InsightsOperation.CreateReport, LocalServiceFault.NoResponse);
        await KillWhenFaultsHaveHappenedAsync(nights);
        Assert.Empty(await nights.Client.GetReportsAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        // The service has the report, and its response is in transit.
        faults.Add(InsightsOperation.CreateReport, LocalServiceFault.StalledAfter(0));
        await KillWhenFaultsHaveHappenedAsync(nights, async () => await nights.Client.GetReportsAsync(cancellationToken: Cancel).AnyAsync(Cancel));

        // The report was found by its name, and its id is about to be stored.
        Assert.Contains("by its name", await nights.KillAtLineAsync(" the report "), StringComparison.Ordinal);

        await nights.AdvanceToNextNightAsync();
        var length = await nights.FileLengthAsync();

        // In the middle of the file; then while thousands of rows are loaded and not committed; then at an arbitrary position.
        faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(random.NextInt64(length)));
        await KillWhenFaultsHaveHappenedAsync(nights);
        Assert.Equal((1, 0), await ExportAssert.AssertConsistentAsync(nights));
        faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(length - random.NextInt64(1, length / 10)));
        Assert.Contains(NightlyExportFixture.PartialLoadLine, await nights.KillAtLineAsync(NightlyExportFixture.PartialLoadLine), StringComparison.Ordinal);
        Assert.Equal((1, 0), await ExportAssert.AssertConsistentAsync(nights));
        await nights.KillAtLineAsync(NightlyExportFixture.PartialLoadLine);
        await ExportAssert.AssertConsistentAsync(nights);

        // Immediately after the commit, and in the middle of the next night.
        await nights.AdvanceToNextNightAsync();
        await nights.KillAtLineAsync(NightlyExportFixture.CompletedLoadLine);
        var (_, exports) = await ExportAssert.AssertConsistentAsync(nights);
        Assert.InRange(exports, 1, 2);
        faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(length - 1));
        await nights.AdvanceToNextNightAsync();
        Assert.Contains(NightlyExportFixture.PartialLoadLine, await nights.KillAtLineAsync(NightlyExportFixture.PartialLoadLine), StringComparison.Ordinal);
        Assert.Equal((3, exports), await ExportAssert.AssertConsistentAsync(nights));

        await using var last = nights.Start();
        var (exitCode, output, errors) = await last.WaitForExitAsync();

        Assert.True(exitCode == 0, errors);
        Assert.Contains("Nights of this report: 3,", output, StringComparison.Ordinal);
        await ExportAssert.AssertAllAsync(nights, 3);
    }

    /// <summary>Starts it, kills it once all faults have occurred and the condition holds, and waits for its end.</summary>
    private static async Task KillWhenFaultsHaveHappenedAsync(NightlyExportFixture nights, Func<Task<bool>>? andAlso = null)
    {
        await using var program = nights.Start();
        while (nights.Service.Faults.Remaining > 0 || (andAlso is not null && !await andAlso()))
        {
            Assert.False(program.HasExited);
            await Task.Delay(1, Cancel);
        }
    }
}
