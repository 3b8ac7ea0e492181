using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A report that a person has paused stays paused. One that the export has paused is resumed when its query is that of the entry again.</summary>
public sealed class PausedReportTests
{
    private const string FormerQuery = "SELECT Name FROM Usage TIMESPAN LIFETIME";

    [Fact]
    public async Task A_former_report_does_not_resume_what_a_person_paused()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "pause", await CreateFormerAsync(export))).AssertExit(0);
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);

        for (var pass = 0; pass < 2; pass++)
        {
            var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
            Assert.Contains($"Usage: The report {id} is paused. Resume it: insights report resume {id}", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("resumed", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_person_paused_is_a_problem_of_each_command()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);
        var expected = $"The report {id} is paused. Resume it: insights report resume {id}";

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(1);

        Assert.Contains(expected, plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("resume the report", plan.Output, StringComparison.Ordinal);
        Assert.Contains(expected, (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
        Assert.Equal(expected, await GetProblemAsync(export));
    }

    [Fact]
    public async Task What_the_export_paused_is_resumed_as_planned()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        var former = await CreateFormerAsync(export);
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);

        Assert.Contains($"  resume the report {id}, because its query is that of the entry again\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains($"  pause the report {former}, because its query or interval is no longer that of the entry\n", plan.Output, StringComparison.Ordinal);
        Assert.Equal($"The report {id} is paused, and its query is that of the entry again. Resume it: insights export run", await GetProblemAsync(export));
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        Assert.Contains($"resumed the report {id}", run.Output, StringComparison.Ordinal);
        Assert.Contains($"paused the report {former}", run.Output, StringComparison.Ordinal);
        (await export.Tool.RunAsync("export", "status")).AssertExit(0);
    }

    [Fact]
    public async Task A_pause_that_waits_for_an_execution_is_planned_as_such()
    {
        await using var export = await ExportFixture.StartAsync(options => options.QueueTime = TimeSpan.FromHours(10), Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LAST_MONTH" }""");
        const string Waiting = " when its execution in progress has ended, because its query or interval is no longer that of the entry\n";

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        export.Clock.Advance(TimeSpan.FromHours(11));
        var later = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);

        Assert.Contains(Waiting, plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("paused", run.Output, StringComparison.Ordinal);
        Assert.Contains("pause the report", later.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Waiting, later.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_deletion_is_planned_while_the_target_refuses_the_columns()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
        (await export.Tool.RunAsync("report", "pause", await CreateFormerAsync(export))).AssertExit(0);
        var before = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": [{ "dataset": "Usage", "omit": ["Market"] }], "dateRange": "LIFETIME" }""");

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(1);
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains("delete the report", before.Output, StringComparison.Ordinal);
        Assert.Contains("the column Market", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("delete the report", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("deleted", run.Output, StringComparison.Ordinal);
    }

    private static async Task<string?> GetProblemAsync(ExportFixture export) =>
        (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1).Json.GetProperty("entries")[0].GetProperty("problem").GetString();

    /// <summary>Creates a report as the entry had one with an earlier query.</summary>
    private static async Task<string> CreateFormerAsync(ExportFixture export)
    {
        await using var client = export.Service.Client();
        var entry = new ExportEntry("Usage", FormerQuery, 24, ModeName.Append, "Export");
        var report = await client.CreateScheduledReportAsync(
            InsightsQuery.FromText(FormerQuery), new ReportSchedule { ReportName = entry.ReportName, RecurrenceInterval = 24 }, TestContext.Current.CancellationToken);
        return report.ReportId;
    }
}
