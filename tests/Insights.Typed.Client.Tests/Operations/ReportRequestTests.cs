using System.Globalization;

namespace Insights.Typed.Client.Tests.Operations;

/// <summary>The requests that create, change, pause and resume reports.</summary>
public sealed class ReportRequestTests
{
    [Fact]
    public async Task A_schedule_with_all_its_fields()
    {
        var request = await OperationCall.SentAsync((client, cancel) => client.CreateReportAsync(
            "q1",
            OperationCall.Schedule with
            {
                Description = "Every Wednesday",
                RecurrenceInterval = 168,
                RecurrenceCount = 20,
                Format = ReportFormat.Tsv,
                CallbackUrl = new Uri("https://example.com"),
                CallbackMethod = HttpMethod.Get,
            },
            cancel));

        Assert.Equal("POST ScheduledReport", request.Line);
        Assert.Equal(
            """{"ReportName":"Weekly","Description":"Every Wednesday","QueryId":"q1","StartTime":"2026-03-10T23:30:00Z","ExecuteNow":false,"RecurrenceInterval":168,"RecurrenceCount":20,"Format":"TSV","CallbackUrl":"https://example.com","CallbackMethod":"GET"}""",
            request.Body);
    }

    [Fact]
    public async Task A_schedule_with_required_fields_only()
    {
        var request = await OperationCall.SentAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule, cancel));

        Assert.Equal("""{"ReportName":"Weekly","QueryId":"q1","StartTime":"2026-03-10T23:30:00Z","ExecuteNow":false,"Format":"CSV"}""", request.Body);
    }

    [Fact]
    public async Task An_immediate_report_with_a_time_range()
    {
        var request = await OperationCall.SentAsync((client, cancel) => client.CreateReportAsync(
            "q1",
            new ImmediateReport
            {
                ReportName = "Now",
                QueryStartTime = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
                QueryEndTime = new DateTimeOffset(2025, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
                Format = new ReportFormat("tsv"),
            },
            cancel));

        Assert.Equal("POST ScheduledReport", request.Line);
        Assert.Equal(
            """{"ReportName":"Now","QueryId":"q1","ExecuteNow":true,"QueryStartTime":"2025-01-01T00:00:00Z","QueryEndTime":"2025-12-31T23:59:59Z","Format":"tsv"}""",
            request.Body);
    }

    [Fact]
    public async Task An_update_sends_the_changed_fields()
    {
        var name = await OperationCall.SentAsync((client, cancel) => client.UpdateReportAsync("r/1", new ReportUpdate { ReportName = "New", Description = "" }, cancel));
        var all = await OperationCall.SentAsync((client, cancel) => client.UpdateReportAsync(
            "r1",
            new ReportUpdate
            {
                StartTime = OperationCall.Schedule.StartTime,
                RecurrenceInterval = 4,
                RecurrenceCount = 1,
                Format = ReportFormat.Tsv,
                CallbackUrl = new Uri("http://example.com/a/"),
                CallbackMethod = HttpMethod.Post,
            },
            cancel));

        Assert.Equal("PUT", name.Method);
        Assert.Equal("ScheduledReport/r%2F1", name.Path);
        Assert.Equal("""{"ReportName":"New","Description":""}""", name.Body);
        Assert.Equal("PUT ScheduledReport/r1", all.Line);
        Assert.Equal(
            """{"StartTime":"2026-03-10T23:30:00Z","RecurrenceInterval":4,"RecurrenceCount":1,"Format":"TSV","CallbackUrl":"http://example.com/a/","CallbackMethod":"POST"}""",
            all.Body);
    }

    [Fact]
    public async Task Pause_and_resume()
    {
        var pause = await OperationCall.SentAsync((client, cancel) => client.PauseReportAsync("r1", cancel));
        var resume = await OperationCall.SentAsync((client, cancel) => client.ResumeReportAsync("r1", cancel));

        Assert.Equal(("PUT ScheduledReport/pause/r1", ""), (pause.Line, pause.Body));
        Assert.Equal(("PUT ScheduledReport/resume/r1", ""), (resume.Line, resume.Body));
    }

    [Theory]
    [InlineData("2026-03-10T13:00:01Z", "2026-03-10T13:00:01Z")]
    [InlineData("2026-03-10T18:30:01.9+05:30", "2026-03-10T13:00:01Z")]
    public async Task The_earliest_start_is_four_hours_from_now(string start, string sent)
    {
        var time = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);

        var request = await OperationCall.SentAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule with { StartTime = time }, cancel));

        Assert.Contains($"\"StartTime\":\"{sent}\"", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_response_to_an_update_is_read()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(
            """{"Value":[{"reportId":"r1","ReportStatus":"paused","Format":null,"query":null}]}"""));
        await using var client = service.CreateClient();

        var report = await client.PauseReportAsync("r1", TestContext.Current.CancellationToken);

        Assert.Equal(("r1", ReportStatus.Paused), (report.ReportId, report.ReportStatus));
        Assert.Null(report.Format.Name);
    }
}
