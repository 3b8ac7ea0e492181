using System.Net;
using System.Text.Json;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The rows of past executions of a scheduled report.</summary>
public sealed class ExecutionRowsTests
{
    private const string Query = "SELECT Name, Seats FROM Usage TIMESPAN LIFETIME";

    [Fact]
    public async Task The_rows_of_an_execution_are_read_sorted_and_saved_like_those_of_a_run()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service, days: 2);
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Usage.json", Service.Usage));
        var latest = (await ListAsync(page, report))[0];

        var opened = await OpenAsync(page, report, latest, HttpStatusCode.Created);
        var (_, run) = await page.ReadEventsAsync(opened.GetProperty("id").GetString()!);
        var path = $"/api/runs/{run.GetProperty("id").GetString()}";
        var rows = (await page.GetAsync(path + "/rows?count=50&offset=20&sort=Seats")).GetProperty("rows").EnumerateArray().Select(row => row[1].GetString()!).ToList();
        var file = await page.PostAsync(path + "/files", new { format = "csv" });

        Assert.Equal(JsonValueKind.Null, latest.GetProperty("problem").ValueKind);
        Assert.Equal(("execution", "completed", 60), (run.GetProperty("kind").GetString(), run.GetProperty("state").GetString(), run.GetProperty("rows").GetInt32()));
        Assert.Equal(run.GetProperty("totalBytes").GetInt64(), run.GetProperty("bytes").GetInt64());
        Assert.Equal(
            ("Nightly", latest.GetProperty("executionId").GetString()),
            (run.GetProperty("source").GetProperty("reportName").GetString(), run.GetProperty("source").GetProperty("execution").GetProperty("executionId").GetString()));
        Assert.Equal(40, rows.Count);
        Assert.Equal(rows.Select(long.Parse).Order(), rows.Select(long.Parse));
        Assert.Equal("Usage.csv", file.GetProperty("fileName").GetString());

        // The report stays on the service.
        Assert.Single((await page.GetAsync("/api/reports")).GetProperty("reports").EnumerateArray());
    }

    [Fact]
    public async Task An_execution_without_a_file_states_the_reason()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service, days: 1);
        service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        await using var page = await ExplorePage.StartAsync(service);

        foreach (var (execution, reason) in new[] { (await ListAsync(page, report))[^1], await AddPendingAsync() }
            .Zip(["The execution failed: the service has written no file.", "The execution is 'Pending': its file is not written yet."]))
        {
            Assert.Equal(reason, execution.GetProperty("problem").GetString());
            Assert.Equal(reason.StartsWith("The execution failed", StringComparison.Ordinal) ? "bad" : "open", execution.GetProperty("outcome").GetString());
            var error = await OpenAsync(page, report, execution, HttpStatusCode.Conflict);
            Assert.Equal(("conflict", reason), (error.GetProperty("kind").GetString(), error.GetProperty("message").GetString()));
        }

        Assert.Empty((await page.GetAsync("/api/runs")).GetProperty("runs").EnumerateArray());

        async Task<JsonElement> AddPendingAsync()
        {
            Advance(service, report.StartTime!.Value.AddHours(48).AddMilliseconds(1));
            return (await ListAsync(page, report))[0];
        }
    }

    [Fact]
    public async Task An_execution_or_a_report_that_is_gone_states_the_reason()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service, days: 1);
        await using var page = await ExplorePage.StartAsync(service);
        var execution = (await ListAsync(page, report))[0];

        Advance(service, report.StartTime!.Value.AddDays(200));
        var expired = await OpenAsync(page, report, execution, HttpStatusCode.NotFound);
        await page.SendAsync(HttpMethod.Delete, $"/api/reports/{report.ReportId}", HttpStatusCode.NoContent);
        var gone = await OpenAsync(page, report, execution, HttpStatusCode.NotFound);

        Assert.Equal("The service does not have this execution any more: it keeps the executions of the last 90 days.", expired.GetProperty("message").GetString());
        Assert.Equal("The service does not have this report any more.", gone.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_file_whose_host_refuses_its_link_is_a_failed_run()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service, days: 1);
        await using var page = await ExplorePage.StartAsync(service);
        var execution = (await ListAsync(page, report))[0];
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink, times: 20);

        var opened = await OpenAsync(page, report, execution, HttpStatusCode.Created);
        var (_, run) = await page.ReadEventsAsync(opened.GetProperty("id").GetString()!);

        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains("link", run.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_whose_query_cannot_be_read_states_the_reason_and_one_with_an_old_column_is_read()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service, days: 1);
        await using var page = await ExplorePage.StartAsync(
            service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Usage.json", Service.Usage.Replace("\"Name\", ", "", StringComparison.Ordinal)));
        await using var proxy = await ResponseProxy.StartAsync(service, response => response.Body = response.Body.Replace("SELECT Name", "CHOOSE Name", StringComparison.Ordinal));
        using var tool = proxy.Tool(service);
        await using var other = await ExplorePage.StartAsync(tool.Environment);
        var execution = (await ListAsync(page, report))[0];

        var opened = await OpenAsync(page, report, execution, HttpStatusCode.Created);
        var (_, run) = await page.ReadEventsAsync(opened.GetProperty("id").GetString()!);
        var error = await OpenAsync(other, report, execution, HttpStatusCode.Conflict);

        Assert.Equal(("completed", "unknown"), (run.GetProperty("state").GetString(), run.GetProperty("columns")[0].GetProperty("kind").GetString()));
        Assert.StartsWith("The query of this report cannot be read, so the columns of its files are unknown: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Schedules a report, and advances the clock to its completed executions.</summary>
    private static async Task<InsightsReport> ScheduleAsync(Service service, int days)
    {
        await using var client = service.Client();
        var schedule = new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, RecurrenceCount = 10 };
        var report = (await client.CreateScheduledReportAsync(InsightsQuery.FromText(Query), schedule, TestContext.Current.CancellationToken)).Report;
        Advance(service, report.StartTime!.Value.AddHours((days * 24) + 1));
        return report;
    }

    private static void Advance(Service service, DateTimeOffset time)
    {
        var clock = (AutoAdvanceTimeProvider)service.Time;
        clock.Advance(time - clock.GetUtcNow());
    }

    private static async Task<List<JsonElement>> ListAsync(ExplorePage page, InsightsReport report) =>
        [.. (await page.GetAsync($"/api/reports/{report.ReportId}/executions")).GetProperty("executions").EnumerateArray()];

    private static Task<JsonElement> OpenAsync(ExplorePage page, InsightsReport report, JsonElement execution, HttpStatusCode expected) =>
        page.PostAsync($"/api/reports/{report.ReportId}/executions/{execution.GetProperty("executionId").GetString()}/runs", expected: expected);
}
