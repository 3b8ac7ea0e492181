using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

public sealed class ScheduleTests
{
    private const string Query = "SELECT DISTINCT Month FROM Seats TIMESPAN LAST_MONTH";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_report_recurs_as_often_as_set_and_then_is_inactive()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 36, count: 3);
        service.Time.Now = new DateTime(2024, 5, 30, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(["2024-05-21T00:00:00Z", "2024-05-19T12:00:00Z", "2024-05-18T00:00:00Z"], await GeneratedAsync(service, report));
        Assert.Equal("2024-05-21T00:00:00Z", (string?)(await service.GetAsync($"ScheduledReport/execution/{report}"))["value"]!.AsArray().Single()!["reportGeneratedTime"]);
        Assert.Equal("Inactive", (string?)(await service.GetAsync("ScheduledReport"))["value"]![0]!["reportStatus"]);
    }

    [Fact]
    public async Task The_latest_completed_execution_is_not_the_running_one()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 24);
        service.Time.Now = new DateTime(2024, 5, 20, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal("2024-05-19T00:00:00Z", (string?)(await service.GetAsync($"ScheduledReport/execution/{report}"))["value"]![0]!["reportGeneratedTime"]);
        Assert.Equal(["Pending", "Completed", "Completed"], (await service.HistoryAsync(report)).Select(e => (string?)e["executionStatus"]));
    }

    [Fact]
    public async Task Executions_due_during_a_pause_are_skipped_and_counted()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 24, count: 5);
        service.Time.Now = new DateTime(2024, 5, 18, 12, 0, 0, DateTimeKind.Utc);
        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/pause/{report}");
        service.Time.Advance(2 * Day);
        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/resume/{report}");
        service.Time.Advance(10 * Day);
        Assert.Equal(["2024-05-22T00:00:00Z", "2024-05-21T00:00:00Z", "2024-05-18T00:00:00Z"], await GeneratedAsync(service, report));
    }

    [Fact]
    public async Task An_update_keeps_earlier_executions()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 24);
        service.Time.Now = new DateTime(2024, 5, 19, 12, 0, 0, DateTimeKind.Utc);
        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/{report}", new JsonObject { ["ReportName"] = "R", ["StartTime"] = "2024-05-25T00:00:00Z", ["Format"] = "TSV" });
        service.Time.Advance(30 * Day);
        var history = await service.HistoryAsync(report);
        Assert.Equal(["2024-05-25T00:00:00Z", "2024-05-19T00:00:00Z", "2024-05-18T00:00:00Z"], history.Select(e => (string?)e["reportGeneratedTime"]));
        Assert.Equal(["tsv", "csv", "csv"], history.Select(e => (string?)e["format"]));
    }

    [Fact]
    public async Task Each_execution_has_a_separate_file_relative_to_its_time()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 720, count: 3);
        service.Time.Now = new DateTime(2024, 8, 1, 0, 0, 0, DateTimeKind.Utc);
        var files = await Task.WhenAll((await service.HistoryAsync(report)).Select(e => service.Files.GetStringAsync((string)e["reportAccessSecureLink"]!, TestService.Cancel)));

        // The data ends with the month in which the service was started.
        Assert.Equal(["Month\r\n", "Month\r\n2024-05-01\r\n", "Month\r\n2024-04-01\r\n"], files);
    }

    [Fact]
    public async Task The_executions_of_the_last_ninety_days_are_kept()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 24);
        service.Time.Now = new DateTime(2024, 5, 18, 0, 0, 1, DateTimeKind.Utc);
        var ids = new HashSet<string>();
        string? link = null;
        for (var day = 0; day < 365; day++)
        {
            var execution = (await service.GetAsync($"ScheduledReport/execution/{report}"))["value"]![0]!;
            ids.Add((string)execution["executionId"]!);
            await service.Files.GetStringAsync(link = (string)execution["reportAccessSecureLink"]!, TestService.Cancel);
            service.Time.Advance(Day);
        }

        Assert.Equal(365, ids.Count);
        Assert.Equal(90, (await service.HistoryAsync(report)).Count);
        using var connection = await service.Service.OpenDatabaseAsync("Seats", TestService.Cancel);
        var folder = Path.GetDirectoryName(connection.DataSource)!;
        Assert.InRange(Directory.GetFiles(folder, "*.csv").Length, 85, 91);
    }

    [Fact]
    public async Task A_clock_that_advances_a_century_creates_only_the_kept_executions()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync("SELECT CustomerName FROM Visits", hours: 4);
        service.Time.Advance(36_525 * Day);
        Assert.Equal(90 * 6, (await service.HistoryAsync(report)).Count);
    }

    [Fact]
    public async Task An_execution_has_the_same_id_for_every_caller()
    {
        await using var first = await TestService.StartAsync();
        await using var second = await TestService.StartAsync();
        var report = await first.ScheduleAsync(Query, hours: 24);
        Assert.Equal(report, await second.ScheduleAsync(Query, hours: 24));
        for (var day = 0; day < 3; day++)
        {
            first.Time.Advance(Day);
            await first.GetAsync("ScheduledReport", HttpStatusCode.OK);
        }

        second.Time.Advance(3 * Day);
        Assert.Equal(await IdsAsync(first), await IdsAsync(second));

        async Task<List<string?>> IdsAsync(TestService service) => [.. (await service.HistoryAsync(report)).Select(e => (string?)e["executionId"])];
    }

    private static async Task<List<string?>> GeneratedAsync(TestService service, string report) =>
        [.. (await service.HistoryAsync(report)).Select(e => (string?)e["reportGeneratedTime"])];
}
