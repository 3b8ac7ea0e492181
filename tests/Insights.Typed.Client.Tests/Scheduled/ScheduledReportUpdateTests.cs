using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Client.Tests.Operations;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>A report that is read, changed and written back keeps all properties that the service returned.</summary>
public sealed class ScheduledReportUpdateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_that_the_client_would_refuse_are_sent_back_unchanged()
    {
        var sent = await SentAsync(
            """
            "reportName":" ","description":"","startTime":"2026-03-11T00:00:00Z","recurrenceInterval":2,"recurrenceCount":3,
            "format":"Parquet","callbackUrl":"https://<SampleCallbackUrl>","CallbackMethod":"put"
            """,
            new ReportUpdate { Description = "New" });

        AssertJson(
            """
            {
              "ReportName":" ","Description":"New","StartTime":"2026-03-11T00:00:00Z","RecurrenceInterval":2,"RecurrenceCount":3,
              "Format":"Parquet","CallbackUrl":"https://<SampleCallbackUrl>","CallbackMethod":"put"
            }
            """,
            sent);
    }

    /// <summary>The service refuses zero, which it can return for a report without a recurrence or a limit.</summary>
    [Fact]
    public async Task An_interval_and_a_count_of_zero_are_omitted()
    {
        var sent = await SentAsync(""" "reportName":"Weekly","recurrenceInterval":0,"recurrenceCount":0 """, new ReportUpdate { ReportName = "Renamed" });

        AssertJson("""{"ReportName":"Renamed"}""", sent);
    }

    [Fact]
    public async Task Unknown_fields_are_sent_back()
    {
        var sent = await SentAsync(
            """
            "reportName":"Weekly","user":"someone","executeNow":false,"reportStatus":"Dormant","modifiedTime":null,
            "compression":{"kind":"gzip","level":12345678901234567890},"region":null,"QueryStartTime":"2026-01-01T00:00:00Z"
            """,
            new ReportUpdate { ReportName = "Renamed" });

        AssertJson(
            """{"ReportName":"Renamed","compression":{"kind":"gzip","level":12345678901234567890},"QueryStartTime":"2026-01-01T00:00:00Z"}""",
            sent);
    }

    [Fact]
    public async Task Only_changed_fields_are_validated()
    {
        var sent = await SentAsync(
            """ "reportName":"Weekly","format":"Parquet","recurrenceInterval":2 """,
            new ReportUpdate { Format = ReportFormat.Tsv, RecurrenceInterval = 24, CallbackUrl = new Uri("https://example.com/ready"), CallbackMethod = HttpMethod.Get });

        AssertJson(
            """{"ReportName":"Weekly","RecurrenceInterval":24,"Format":"TSV","CallbackUrl":"https://example.com/ready","CallbackMethod":"GET"}""",
            sent);
    }

    [Fact]
    public async Task A_refused_update_sends_no_request()
    {
        await using var service = await CannedService.StartAsync(CreateResponse(""" "reportName":"Weekly" """));
        await using var client = Client(service);
        var report = await client.GetScheduledReportAsync(Datasets.DynamicsUsage, "r1", cancellationToken: Cancel);

        var nothing = await Assert.ThrowsAsync<ArgumentException>(() => report.UpdateAsync(new ReportUpdate(), Cancel));
        var format = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => report.UpdateAsync(new ReportUpdate { Format = new ReportFormat("Parquet") }, Cancel));
        var interval = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => report.UpdateAsync(new ReportUpdate { RecurrenceInterval = 23 }, Cancel));

        Assert.Equal("update", nothing.ParamName);
        Assert.Equal("Format", format.ParamName);
        Assert.StartsWith("RecurrenceInterval must be at least 24 hours for a report on DynamicsUsage.", interval.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task An_id_is_not_case_sensitive()
    {
        const string Execution = """{"executionId":"E1","reportId":"R1","executionStatus":"Completed","reportAccessSecureLink":"https://files.invalid/a"}""";
        await using var service = await CannedService.StartAsync(
            CreateResponse(""" "reportName":"Weekly","reportStatus":"Inactive" """),
            CreateResponse(""" "reportName":"Weekly","reportStatus":"Inactive" """),
            new CannedResponse($$"""{"value":[{{Execution}}]}"""),
            CreateResponse(""" "reportName":"Weekly","reportStatus":"Inactive" """),
            new CannedResponse($$"""{"value":[{{Execution}}]}"""));
        await using var client = Client(service);
        var report = await client.GetScheduledReportAsync(Datasets.DynamicsUsage, "r1", cancellationToken: Cancel);

        Assert.Empty(await report.WatchAsync(after: "e1", cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.NotNull(report.ReadAsync(new ReportExecution { ExecutionId = "E1", ReportId = "R1" }, cancellationToken: Cancel));
    }

    /// <summary>The request for a change of a report with these fields.</summary>
    private static async Task<string> SentAsync(string fields, ReportUpdate update)
    {
        await using var service = await CannedService.StartAsync(CreateResponse(fields), CreateResponse(fields), CreateResponse(fields));
        await using var client = Client(service);
        var report = await client.GetScheduledReportAsync(Datasets.DynamicsUsage, "r1", cancellationToken: Cancel);
        await report.UpdateAsync(update, Cancel);
        var request = service.Requests.Last();
        Assert.Equal("PUT ScheduledReport/r1", request.Line);
        return request.Body;
    }

    /// <summary>A response of a service with the clock of the client: the start must be late enough for the service.</summary>
    private static CannedResponse CreateResponse(string fields) => new($$"""{"value":[{"reportId":"r1",{{fields}}}]}""") { Date = OperationCall.Now.ToString("R", CultureInfo.InvariantCulture) };

    private static InsightsClient Client(CannedService service) => service.CreateClient(options =>
    {
        options.TimeProvider = new AutoAdvanceTimeProvider(OperationCall.Now);
        options.RequestTimeout = AutoAdvanceTimeProvider.Never;
    });

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
