using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>What makes the export look for the next night.</summary>
public sealed class WakingTests
{
    private const int Rows = 200;

    [Fact]
    public async Task Callbacks_alone_wake_it()
    {
        await using var nights = await NightService.StartAsync(Rows);
        await using var program = nights.Start("--Insights:WatchInterval", "1.00:00:00");
        await program.OutputUntilLineHasAsync("Scheduled the report");
        Assert.EndsWith("/insights/ready", (await nights.ReportAsync()).CallbackUrl, StringComparison.Ordinal);

        // The first night it may find by its first look; for the others it would wait for days.
        await AssertExportsAsync(nights, program);
    }

    [Fact]
    public async Task The_clock_alone_wakes_it()
    {
        await using var nights = await NightService.StartAsync(Rows);
        await using var program = nights.Start("--CallbackUrl", "none");
        await program.OutputUntilLineHasAsync("Scheduled the report");
        Assert.Null((await nights.ReportAsync()).CallbackUrl);

        await AssertExportsAsync(nights, program);
    }

    [Fact]
    public async Task Answers_that_get_lost_make_it_schedule_nothing_twice()
    {
        await using var nights = await NightService.StartAsync(Rows);
        nights.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostAnswer);
        nights.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostAnswer);
        await using var program = nights.Start();
        await program.OutputUntilLineHasAsync("Scheduled the report");

        await AssertExportsAsync(nights, program);
        Assert.Equal(0, nights.Service.Faults.Left);
        var queries = nights.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, await queries.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_at_once_on_one_database_export_each_night_once()
    {
        await using var nights = await NightService.StartAsync(Rows);
        await using var one = nights.Start();
        await using var other = nights.Start();
        await one.OutputUntilLineHasAsync(" the report ");
        await other.OutputUntilLineHasAsync(" the report ");
        for (var night = 1; night <= 3; night++)
        {
            await nights.NextNightAsync();
        }

        var (first, second) = (await one.EndAsync(), await other.EndAsync());

        Assert.True((first.ExitCode, second.ExitCode) == (0, 0), first.Errors + second.Errors);
        Assert.Equal(3, (first.Output + second.Output).Split(NightService.Loaded).Length - 1);
        await ExportedRows.AssertAllAsync(nights, 3);
    }

    private static async Task AssertExportsAsync(NightService nights, RunningProgram program)
    {
        for (var night = 1; night <= 3; night++)
        {
            await nights.NextNightAsync();
            await program.OutputUntilLineHasAsync(NightService.Loaded);
        }

        var (exitCode, _, errors) = await program.EndAsync();
        Assert.True(exitCode == 0, errors);
        await ExportedRows.AssertAllAsync(nights, 3);
    }
}
