using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Insights.Typed.LocalService;
using Insights.Typed.Tool.Tests.Explore;
using Insights.Typed.Tool.Tests.Mcp;
using ModelContextProtocol.Client;

namespace Insights.Typed.Tool.Tests.Reports;

/// <summary>The commands, the page and the server for assistants have the same rules for reports.</summary>
public sealed class ReportSurfaceTests
{
    private const string Query = "SELECT Name, Seats FROM Usage TIMESPAN LIFETIME";

    [Fact]
    public async Task Executions_are_in_the_same_order_and_a_failed_one_is_not_the_newest()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service);
        var clock = (AutoAdvanceTimeProvider)service.Time;
        var start = report.StartTime!.Value;
        clock.Advance(start.AddHours(49) - clock.GetUtcNow());
        using var tool = TestTool.Create(service);
        service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Assert.Equal(["Completed", "Completed", "Failed"], await ShowAsync());

        // Another one begins.
        clock.Advance(start.AddHours(72).AddMilliseconds(1) - clock.GetUtcNow());
        string[] expected = ["Pending", "Completed", "Completed", "Failed"];
        Assert.Equal(expected, await ShowAsync());
        await using var page = await ExplorePage.StartAsync(service);
        Assert.Equal(expected, GetStatuses(await page.GetAsync($"/api/reports/{report.ReportId}/executions")));
        await using var assistant = await Assistant.StartAsync(TestTool.Create(service).Environment);
        var shown = await assistant.CallAsync("show_report", ("reportId", report.ReportId));
        Assert.Equal(expected, GetStatuses(shown));
        Assert.True(shown.GetProperty("isComplete").GetBoolean());

        async Task<IEnumerable<string?>> ShowAsync() => GetStatuses((await tool.RunAsync("report", "show", report.ReportId, "--json")).AssertExit(0).Json);

        static IEnumerable<string?> GetStatuses(JsonElement document)
        {
            JsonElement[] executions = [.. document.GetProperty("executions").EnumerateArray()];
            DateTimeOffset[] times = [.. executions.Select(execution => execution.GetProperty("generatedTime")).Where(time => time.ValueKind == JsonValueKind.String).Select(time => time.GetDateTimeOffset())];
            Assert.Equal(times.OrderDescending(), times);
            return executions.Select(execution => execution.GetProperty("status").GetString());
        }
    }

    /// <summary>The clock of the service is not that of this machine.</summary>
    [Fact]
    public async Task The_next_execution_on_the_page_follows_the_time_of_the_service()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var report = await ScheduleAsync(service);
        await using var page = await ExplorePage.StartAsync(service);

        var listed = Assert.Single((await page.GetAsync("/api/reports")).GetProperty("reports").EnumerateArray());

        Assert.Equal(report.StartTime, listed.GetProperty("nextDue").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_report_whose_query_cannot_be_read_any_more_is_deleted_with_it()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var proxy = await ResponseProxy.StartAsync(service, response => response.Body = response.Body.Replace("SELECT Name", "CHOOSE Name", StringComparison.Ordinal));
        using var tool = proxy.Tool(service);
        var first = await ScheduleAsync(service, "First");
        var second = await ScheduleAsync(service, "Second");

        await using var page = await ExplorePage.StartAsync(tool.Environment);
        await page.SendAsync(HttpMethod.Delete, $"/api/reports/{first.ReportId}", HttpStatusCode.NoContent);
        await using var assistant = await Assistant.StartAsync(tool.Environment);
        var deleted = (await assistant.CallAsync("delete_report", ("reportId", second.ReportId))).GetProperty("deleted");

        Assert.StartsWith("CHOOSE", deleted.GetProperty("query").GetString(), StringComparison.Ordinal);
        await using var client = service.Client();
        Assert.Empty(await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(await client.GetQueriesAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken), query => query.Query == Query);
    }

    [Fact]
    public async Task The_address_of_a_callback_stays_with_the_commands()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var report = await ScheduleAsync(service, callback: new Uri("https://example.com/hook?code=secret"));
        await using var page = await ExplorePage.StartAsync(service);
        await using var assistant = await Assistant.StartAsync(tool.Environment);

        string[] texts =
        [
            (await page.GetAsync("/api/reports")).GetRawText(),
            (await page.PostAsync($"/api/reports/{report.ReportId}/pause")).GetRawText(),
            (await assistant.CallAsync("list_reports")).GetRawText(),
            (await assistant.CallAsync("show_report", ("reportId", report.ReportId))).GetRawText(),
            (await assistant.CallAsync("resume_report", ("reportId", report.ReportId))).GetRawText(),
            (await assistant.CallAsync("delete_report", ("reportId", report.ReportId))).GetRawText(),
        ];

        Assert.All(texts, text => Assert.Contains(report.ReportId, text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("example.com", text, StringComparison.Ordinal));
    }

    private static async Task<InsightsReport> ScheduleAsync(Service service, string name = "Nightly", Uri? callback = null)
    {
        await using var client = service.Client();
        var schedule = new ReportSchedule { ReportName = name, RecurrenceInterval = 24, RecurrenceCount = 10, CallbackUrl = callback };
        return (await client.CreateScheduledReportAsync(InsightsQuery.FromText(Query), schedule, TestContext.Current.CancellationToken)).Report;
    }

    /// <summary>The command <c>insights mcp --allow-reports</c>.</summary>
    private sealed class Assistant(McpClient client, TempFolder folder) : IAsyncDisposable
    {
        public static async Task<Assistant> StartAsync(Dictionary<string, string> environment)
        {
            var folder = new TempFolder();
            return new Assistant(await McpFixture.ConnectAsync(environment, folder, new ConcurrentQueue<string>().Enqueue, "mcp", "--allow-reports"), folder);
        }

        public Task<JsonElement> CallAsync(string tool, params (string Name, object? Value)[] arguments) => McpFixture.CallAsync(client, tool, arguments);

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            folder.Dispose();
        }
    }
}
