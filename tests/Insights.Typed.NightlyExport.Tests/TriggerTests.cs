using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The events after which the export gets the next night.</summary>
public sealed class TriggerTests
{
    private const int Rows = 200;

    [Fact]
    public async Task Callbacks_without_polling_wake_it()
    {
        await using var nights = await NightlyExportFixture.StartAsync(Rows);
        await using var program = nights.Start("--Insights:WatchInterval", "1.00:00:00");
        await program.ReadOutputUntilContainsAsync("Scheduled the report");
        Assert.EndsWith("/insights/ready", (await nights.ReportAsync()).CallbackUrl, StringComparison.Ordinal);

        // It may get the first night in its first poll; for the others, polling would take days.
        await AssertExportsAsync(nights, program);
    }

    [Fact]
    public async Task Polling_without_callbacks_wakes_it()
    {
        await using var nights = await NightlyExportFixture.StartAsync(Rows);
        await using var program = nights.Start("--CallbackUrl", "none");
        await program.ReadOutputUntilContainsAsync("Scheduled the report");
        Assert.Null((await nights.ReportAsync()).CallbackUrl);

        await AssertExportsAsync(nights, program);
    }

    [Fact]
    public async Task Lost_responses_do_not_schedule_a_report_twice()
    {
        await using var nights = await NightlyExportFixture.StartAsync(Rows);
        nights.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);
        nights.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);
        await using var program = nights.Start();
        await program.ReadOutputUntilContainsAsync("Scheduled the report");

        await AssertExportsAsync(nights, program);
        Assert.Equal(0, nights.Service.Faults.Remaining);
        var queries = nights.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, await queries.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_processes_on_one_database_export_each_night_once()
    {
        await using var nights = await NightlyExportFixture.StartAsync(Rows);
        await using var one = nights.Start();
        await using var other = nights.Start();
        await one.ReadOutputUntilContainsAsync(" the report ");
        await other.ReadOutputUntilContainsAsync(" the report ");
        for (var night = 1; night <= 3; night++)
        {
            await nights.AdvanceToNextNightAsync();
        }

        var (first, second) = (await one.WaitForExitAsync(), await other.WaitForExitAsync());

        Assert.True((first.ExitCode, second.ExitCode) == (0, 0), first.Errors + second.Errors);
        Assert.Equal(3, (first.Output + second.Output).Split(NightlyExportFixture.CompletedLoadLine).Length - 1);
        await ExportAssert.AssertAllAsync(nights, 3);
    }

    private static async Task AssertExportsAsync(NightlyExportFixture nights, RunningProgram program)
    {
        for (var night = 1; night <= 3; night++)
        {
            await nights.AdvanceToNextNightAsync();
            await program.ReadOutputUntilContainsAsync(NightlyExportFixture.CompletedLoadLine);
        }

        var (exitCode, _, errors) = await program.WaitForExitAsync();
        Assert.True(exitCode == 0, errors);
        await ExportAssert.AssertAllAsync(nights, 3);
    }
}
