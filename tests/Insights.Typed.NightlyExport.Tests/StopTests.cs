using global::NightlyExport;
using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The export, told to stop by Ctrl+C or by whatever runs it.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task Told_to_stop_it_ends_well_and_goes_on_when_it_is_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that asks a program to stop.");
        await using var nights = await NightService.StartAsync(NightService.ManyRows);
        await nights.KillAtAsync("Scheduled the report");
        await nights.NextNightAsync();
        nights.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(await nights.FileLengthAsync() - 1));
        await using (var program = nights.Start())
        {
            await program.OutputUntilLineHasAsync(NightService.InTheMiddle);
            program.Terminate();
            var (exitCode, output, errors) = await program.EndAsync();

            Assert.True(exitCode == 0, errors);
            Assert.Contains("Nights of this report: 0, with 0 rows.", output, StringComparison.Ordinal);
        }

        await nights.NextNightAsync();
        await nights.NextNightAsync();
        await using var next = nights.Start("--CallbackUrl", "http://127.0.0.1:9/insights/ready");
        var end = await next.EndAsync();
        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Contains($"The service calls back at {(await nights.ReportAsync()).CallbackUrl}, where", end.Output, StringComparison.Ordinal);
        await ExportedRows.AssertAllAsync(nights, 3);
    }

    [Fact]
    public async Task An_error_that_waiting_does_not_help_ends_it_with_a_line_and_it_goes_on_when_that_is_mended()
    {
        await using var nights = await NightService.StartAsync(rows: 200);
        var again = new ReportSchedule { ReportName = "Nightly Azure consumption", RecurrenceInterval = 24, RecurrenceCount = 3 };
        await nights.Client.ScheduleAsync(Consumption.Query, again, TestContext.Current.CancellationToken);
        var second = await nights.Client.ScheduleAsync(Consumption.Query, again, TestContext.Current.CancellationToken);
        await using (var program = nights.Start())
        {
            var (exitCode, _, errors) = await program.EndAsync();

            Assert.Equal(1, exitCode);
            Assert.Contains("2 reports are called 'Nightly Azure consumption'", errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        }

        await second.DeleteAsync(TestContext.Current.CancellationToken);
        for (var night = 1; night <= 3; night++)
        {
            await nights.NextNightAsync();
        }

        await using var next = nights.Start();
        var end = await next.EndAsync();
        Assert.True(end.ExitCode == 0, end.Errors);
        await ExportedRows.AssertAllAsync(nights, 3);
    }
}
