using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>An execution that was due and is not in the target is an error, also if there is nothing to export.</summary>
public sealed class ExportOverdueTests
{
    private const string Weekly = """{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LIFETIME", "every": 168 }""";

    [Fact]
    public async Task An_execution_that_failed_is_an_error_after_a_day()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure(Weekly);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Assert.Equal(0, await export.RunAsync());
        (await export.Tool.RunAsync("export", "status")).AssertExit(0);
        export.Clock.Advance(ExportFixture.Night);

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1);

        Assert.Matches("Usage: The execution that was due at [0-9 :-]+Z is not in the target: 1 execution of the report failed. Look at the report: insights report show ", run.Error);
        Assert.Contains("1 execution of the report failed", status.Json.GetProperty("entries")[0].GetProperty("problem").GetString(), StringComparison.Ordinal);

        // The next one ends it.
        export.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await export.RunAsync());
        (await export.Tool.RunAsync("export", "status")).AssertExit(0);
    }

    [Fact]
    public async Task An_execution_that_the_service_does_not_complete_is_an_error_after_a_day()
    {
        await using var export = await ExportFixture.StartAsync(options => options.QueueTime = TimeSpan.FromDays(3), Service.Usage);
        export.Configure(Weekly);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + ExportFixture.Night);

        Assert.Contains("is not in the target: the service has not completed it", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_that_was_due_in_a_pause_is_no_error_and_the_next_one_is()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await ExportFirstAsync(export);
        await PauseAsync(export, TimeSpan.FromDays(8));

        Assert.Equal(0, await export.RunAsync());
        (await export.Tool.RunAsync("export", "status")).AssertExit(0);

        export.Clock.Advance(TimeSpan.FromDays(6));
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        Assert.Contains("is not in the target: 1 execution of the report failed", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    /// <summary>The service does not show whether it was a pause, and a report that no longer runs must be noticed.</summary>
    [Fact]
    public async Task The_second_execution_that_the_service_does_not_list_is_an_error()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await ExportFirstAsync(export);
        await PauseAsync(export, TimeSpan.FromDays(15));

        Assert.Contains("is not in the target: the service lists none for that time", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);

        export.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await export.RunAsync());
    }

    [Fact]
    public async Task An_earlier_failure_is_not_the_reason()
    {
        await using var export = await ExportFixture.StartAsync(options => options.QueueTime = TimeSpan.FromDays(3), Service.Usage);
        export.Configure(Weekly);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, await export.RunAsync());
        export.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Contains("is not in the target: the service has not completed it", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_of_a_former_report_that_is_not_stored_is_a_problem()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.Tool.RunAsync("export", "status");
        export.Configure(Weekly);

        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1);
        Assert.Contains("1 completed execution of the report ", status.Json.GetProperty("entries")[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await export.RunAsync());
        (await export.Tool.RunAsync("export", "status")).AssertExit(0);
    }

    private static async Task ExportFirstAsync(ExportFixture export)
    {
        export.Configure(Weekly);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
    }

    private static async Task PauseAsync(ExportFixture export, TimeSpan duration)
    {
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);
        export.Clock.Advance(duration);
        (await export.Tool.RunAsync("report", "resume", id)).AssertExit(0);
    }
}
