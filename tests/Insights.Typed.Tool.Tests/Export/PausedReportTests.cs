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
