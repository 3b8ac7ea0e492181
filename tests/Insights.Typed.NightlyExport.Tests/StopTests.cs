using global::NightlyExport;
using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The export, stopped by Ctrl+C or by its host.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_stopped_program_ends_cleanly_and_resumes_after_a_restart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal for stopping a program.");
        await using var nights = await NightlyExportFixture.StartAsync(NightlyExportFixture.ManyRows);
        await nights.KillAtLineAsync("Scheduled the report");
        await nights.AdvanceToNextNightAsync();
        nights.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(await nights.FileLengthAsync() - 1));
        await using (var program = nights.Start())
        {
            await program.ReadOutputUntilContainsAsync(NightlyExportFixture.PartialLoadLine);
            program.Terminate();
            var (exitCode, output, errors) = await program.WaitForExitAsync();

            Assert.True(exitCode == 0, errors);
            Assert.Contains("Nights of this report: 0, with 0 rows.", output, StringComparison.Ordinal);
        }

        await nights.AdvanceToNextNightAsync();
        await nights.AdvanceToNextNightAsync();
        await using var next = nights.Start("--CallbackUrl", "http://127.0.0.1:9/insights/ready");
        var end = await next.WaitForExitAsync();
        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Contains($"The service calls back at {(await nights.ReportAsync()).CallbackUrl}, not at the address of this program", end.Output, StringComparison.Ordinal);
        await ExportAssert.AssertAllAsync(nights, 3);
    }

    [Fact]
    public async Task A_permanent_error_ends_it_with_a_message_and_it_resumes_when_fixed()
    {
        await using var nights = await NightlyExportFixture.StartAsync(rows: 200);
        var schedule = new ReportSchedule { ReportName = "Nightly Azure consumption", RecurrenceInterval = 24, RecurrenceCount = 3 };
        await nights.Client.CreateScheduledReportAsync(Consumption.Query, schedule, TestContext.Current.CancellationToken);
        var second = await nights.Client.CreateScheduledReportAsync(Consumption.Query, schedule, TestContext.Current.CancellationToken);
        await using (var program = nights.Start())
        {
            var (exitCode, _, errors) = await program.WaitForExitAsync();

            Assert.Equal(1, exitCode);
            Assert.Contains("2 reports have the name 'Nightly Azure consumption'", errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        }

        await second.DeleteAsync(TestContext.Current.CancellationToken);
        for (var night = 1; night <= 3; night++)
        {
            await nights.AdvanceToNextNightAsync();
        }

        await using var next = nights.Start();
        var end = await next.WaitForExitAsync();
        Assert.True(end.ExitCode == 0, end.Errors);
        await ExportAssert.AssertAllAsync(nights, 3);
    }
}
