using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A completed execution that the target does not have is shown with its report, which a person can inspect or delete.</summary>
public sealed class MissingExecutionTests
{
    [Fact]
    public async Task It_is_shown_with_its_report_and_with_the_other_problem()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        export.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(500));

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        var missing = await GetProblemAsync(export);
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);
        var paused = await GetProblemAsync(export);

        Assert.Matches($"Usage: Execution [0-9a-f-]+ of the report {id}: ", run.Error);
        Assert.Equal($"1 completed execution of the report {id} is not in the target. Run: insights export run, which stores it or says why not.", missing);
        Assert.StartsWith($"{missing} ", paused, StringComparison.Ordinal);
        Assert.EndsWith($" is paused. Resume it: insights report resume {id}", paused, StringComparison.Ordinal);
    }

    /// <summary>After a week without a pass, the newest one is on the service, so none is overdue.</summary>
    [Fact]
    public async Task Several_are_counted_and_not_overdue()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + (6 * ExportFixture.Night));

        var problem = await GetProblemAsync(export);

        Assert.Matches("^7 completed executions of the report [0-9a-f-]+ are not in the target. Run: insights export run, which stores them or says why not.$", problem);
    }

    private static async Task<string> GetProblemAsync(ExportFixture export) =>
        (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1).Json.GetProperty("entries")[0].GetProperty("problem").GetString()!;
}
