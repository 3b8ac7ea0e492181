using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

public sealed class ExecutionTests
{
    [Fact]
    public async Task An_execution_is_pending_then_running_then_complete()
    {
        await using var service = await TestService.StartAsync();
        var path = "ScheduledReport/execution/" + await service.CreateReportAsync("SELECT Note FROM Seats");

        await AssertStatusAsync(service, path, "Pending");
        service.Time.Advance(TimeSpan.FromMilliseconds(99));
        await AssertStatusAsync(service, path, "Pending");
        service.Time.Advance(TimeSpan.FromMilliseconds(1));
        await AssertStatusAsync(service, path, "Running");
        service.Time.Advance(TimeSpan.FromMilliseconds(100));
        await AssertStatusAsync(service, path, "Completed");
    }

    [Fact]
    public async Task Without_a_status_an_execution_is_not_found_before_it_completes()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 600, Datasets = TestDatasets.All, IncludesUnfinishedExecutions = false });
        var path = "ScheduledReport/execution/" + await service.CreateReportAsync("SELECT Note FROM Seats");

        foreach (var filter in new[] { "", "?getLatestExecution=false", "?executionStatus=Paused;Running" })
        {
            var response = await service.GetAsync(path + filter, HttpStatusCode.NotFound);
            Assert.Equal("no executions have occurred for the given filter conditions", (string?)response["message"]);
        }

        service.Time.Advance(TimeSpan.FromSeconds(1));
        var execution = (await service.GetAsync(path))["value"]![0]!;
        Assert.Equal("2024-05-17T09:30:00Z", (string?)execution["reportGeneratedTime"]);
        Assert.Equal("2024-05-17T10:30:01Z", (string?)execution["reportExpiryTime"]);
        Assert.DoesNotContain("sig=", (string?)execution["reportLocation"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_and_statuses_may_be_several()
    {
        await using var service = await TestService.StartAsync();
        var path = "ScheduledReport/execution/" + await service.CreateReportAsync("SELECT Note FROM Seats");
        var id = (string)(await service.GetAsync($"{path}?executionStatus=running;PENDING"))["value"]![0]!["executionId"]!;

        await service.GetAsync($"{path}?executionStatus=Pending&executionId={Guid.Empty};{id.ToUpperInvariant()}");
        await service.GetAsync($"{path}?executionStatus=Pending&executionId={Guid.Empty}", HttpStatusCode.NotFound);
        await service.GetAsync($"{path}?executionStatus=Done", HttpStatusCode.BadRequest);
        await service.GetAsync($"{path}?getLatestExecution=1", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_next_execution_is_listed_before_it_is_due_if_the_service_lists_it()
    {
        foreach (var isListed in (bool[])[false, true])
        {
            await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 600, Datasets = TestDatasets.All, ListsUpcomingExecutions = isListed });
            var report = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24, count: 3);
            var path = $"ScheduledReport/execution/{report}";
            var expected = isListed ? HttpStatusCode.OK : HttpStatusCode.NotFound;

            var unnamed = await service.GetAsync(path);
            var named = await service.GetAsync(path + "?executionStatus=Pending", expected);
            await service.GetAsync(path + "?executionStatus=Running;Paused;Completed", HttpStatusCode.NotFound);
            await service.SendAsync(HttpMethod.Put, $"ScheduledReport/pause/{report}");
            var paused = await service.GetAsync(path + "?executionStatus=Paused", expected);
            await service.GetAsync(path, expected);

            Assert.Equal("Pending", (string?)unnamed["value"]![0]!["executionStatus"]);
            if (isListed)
            {
                Assert.Equal(("Pending", "Paused"), ((string?)named["value"]![0]!["executionStatus"], (string?)paused["value"]![0]!["executionStatus"]));
                Assert.Equal((string?)unnamed["value"]![0]!["executionId"], (string?)paused["value"]![0]!["executionId"]);
            }
        }
    }

    [Fact]
    public async Task A_scheduled_report_is_executed_at_its_start_time_and_forgotten_after_ninety_days()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.CreateReportAsync("SELECT Note FROM Seats", body =>
        {
            body["ExecuteNow"] = false;
            body["StartTime"] = "2024-05-18T00:00:00Z";
        });
        var path = $"ScheduledReport/execution/{report}?executionStatus=Pending;Running;Completed";

        service.Time.Now = new DateTime(2024, 5, 17, 23, 59, 59, DateTimeKind.Utc);
        await service.GetAsync(path, HttpStatusCode.NotFound);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Pending", (string?)(await service.GetAsync(path))["value"]![0]!["executionStatus"]);
        service.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal("Completed", (string?)(await service.GetAsync(path))["value"]![0]!["executionStatus"]);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        await service.GetAsync(path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task System_queries_can_be_listed_tested_and_reported_but_not_deleted()
    {
        await using var service = await TestService.StartAsync();
        const string Id = "11111111-2222-3333-4444-555555555555";
        var queryId = await service.CreateQueryAsync("SELECT Note FROM Seats");

        Assert.Equal([Id, queryId], await QueryIdsAsync(service, ""));
        Assert.Equal([queryId], await QueryIdsAsync(service, "?includeSystemQueries=false"));
        Assert.Equal([Id], await QueryIdsAsync(service, "?includeOnlySystemQueries=true"));
        var system = (await service.GetAsync($"ScheduledQueries?queryId={Id}"))["value"]![0]!;
        Assert.Equal("system", (string?)system["type"]);
        Assert.StartsWith("SELECT SubscriptionId, Month, ", (string?)system["query"], StringComparison.Ordinal);
        Assert.EndsWith(", Note FROM OldSeats TIMESPAN LAST_3_MONTHS", (string?)system["query"], StringComparison.Ordinal);

        Assert.Equal(75, (int)(await service.GetAsync($"ScheduledQueries/testQueryResult?queryId={Id}"))["totalCount"]!);
        await service.PostAsync("ScheduledReport", new JsonObject { ["reportname"] = "R", ["QUERYID"] = Id, ["executeNow"] = true });
    }

    [Fact]
    public async Task Every_shipped_system_query_runs()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 48 });
        var ids = await QueryIdsAsync(service, "?includeOnlySystemQueries=true");
        Assert.Equal(20, ids.Count);
        foreach (var id in ids)
        {
            var rows = (await service.GetAsync($"ScheduledQueries/testQueryResult?queryId={id}"))["value"]!.AsArray();
            Assert.NotEmpty(rows);
        }
    }

    [Fact]
    public async Task A_report_outlives_its_query()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.CreateReportAsync("SELECT Note FROM Seats");
        var query = (string)(await service.GetAsync("ScheduledReport"))["value"]![0]!["queryId"]!;
        await service.SendAsync(HttpMethod.Delete, $"ScheduledQueries/{query}");
        service.Time.Advance(TimeSpan.FromSeconds(1));
        await service.GetAsync($"ScheduledReport/execution/{report}");
    }

    [Fact]
    public async Task The_log_shows_requests_and_no_secret()
    {
        await using var service = await TestService.StartAsync();
        await service.DownloadAsync("SELECT Note FROM Seats");
        var requests = service.Service.Requests;
        Assert.Equal("POST /insights/v1/mpn/ScheduledQueries", $"{requests[0].Method} {requests[0].Path}");
        Assert.Matches("^GET /reports/[-0-9a-f]{36}[.]csv$", $"{requests[^1].Method} {requests[^1].Path}");
        Assert.DoesNotContain(requests, r => r.Path.Contains(service.Service.AccessToken, StringComparison.Ordinal));
    }

    private static async Task AssertStatusAsync(TestService service, string path, string status)
    {
        foreach (var requestedStatus in new[] { "Pending", "Running", "Completed" })
        {
            var response = await service.GetAsync($"{path}?executionStatus={requestedStatus}", requestedStatus == status ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            if (requestedStatus == status)
            {
                var execution = response["value"]![0]!;
                Assert.Equal(status, (string?)execution["executionStatus"]);
                Assert.Equal(status == "Completed", execution["reportAccessSecureLink"] is not null);
            }
        }
    }

    private static async Task<List<string?>> QueryIdsAsync(TestService service, string filter) =>
        [.. (await service.GetAsync("ScheduledQueries" + filter))["value"]!.AsArray().Select(q => (string?)q!["queryId"])];
}
