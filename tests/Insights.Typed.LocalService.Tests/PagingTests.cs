using System.Net;

namespace Insights.Typed.LocalService.Tests;

public sealed class PagingTests
{
    private const string Query = "SELECT CustomerName, AssignedSeats FROM Seats TIMESPAN LIFETIME";

    [Fact]
    public async Task Every_list_is_read_completely_by_its_links()
    {
        await using var service = await StartAsync(pageSize: 2);
        var report = await service.ScheduleAsync("SELECT CustomerName FROM Visits", hours: 24, count: 5);
        for (var i = 0; i < 4; i++)
        {
            await service.CreateReportAsync("SELECT CustomerName FROM Visits");
        }

        service.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal((2, 3), await ReadAsync(service, "ScheduledDataset", "datasetName"));
        Assert.Equal((3, 6), await ReadAsync(service, "ScheduledQueries", "queryId"));
        Assert.Equal((3, 5), await ReadAsync(service, "ScheduledQueries?includeSystemQueries=false", "queryId"));
        Assert.Equal((3, 5), await ReadAsync(service, "ScheduledReport?reportName=r", "reportId"));
        Assert.Equal((3, 5), await ReadAsync(service, $"ScheduledReport/execution/{report}?getLatestExecution=false&executionStatus=Completed;Pending", "executionId"));
    }

    [Fact]
    public async Task The_rows_of_a_test_query_are_paged_too()
    {
        await using var service = await StartAsync(pageSize: 40);
        await using var unpaged = await TestService.StartAsync(new LocalServiceOptions { Datasets = TestDatasets.All });
        var all = (await unpaged.TestAsync(Query))["value"]!.AsArray();
        var rows = new List<string>();
        var sizes = new List<int>();
        for (string? next = "ScheduledQueries/testQueryResult?exportQuery=" + Uri.EscapeDataString(Query); next is not null;)
        {
            var response = await service.GetAsync(next);
            Assert.Equal(100, (int)response["totalCount"]!);
            rows.AddRange(response["value"]!.AsArray().Select(row => row!.ToJsonString()));
            sizes.Add(response["value"]!.AsArray().Count);
            next = (string?)response["nextLink"];
        }

        Assert.Equal([40, 40, 20], sizes);
        Assert.Equal(all.Select(row => row!.ToJsonString()), rows);
    }

    [Fact]
    public async Task A_last_page_that_is_full_has_no_link_and_a_bad_start_is_refused()
    {
        await using var service = await StartAsync(pageSize: 3);
        Assert.Null((await service.GetAsync("ScheduledDataset"))["nextLink"]);
        Assert.Empty((await service.GetAsync("ScheduledDataset?skip=7"))["value"]!.AsArray());
        await service.GetAsync("ScheduledDataset?skip=-1", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_page_size_below_one_is_refused() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => StartAsync(pageSize: 0));

    private static Task<TestService> StartAsync(int pageSize) =>
        TestService.StartAsync(new LocalServiceOptions { PageSize = pageSize, Datasets = TestDatasets.All });

    private static async Task<(int Pages, int Items)> ReadAsync(TestService service, string path, string id)
    {
        var items = new HashSet<string?>();
        var pages = 0;
        var total = 0;
        for (string? next = path; next is not null; pages++)
        {
            var response = await service.GetAsync(next);
            total = (int)response["totalCount"]!;
            items.UnionWith(response["value"]!.AsArray().Select(v => (string?)v![id]));
            next = (string?)response["nextLink"];
            Assert.True(next is null || new Uri(next, UriKind.Absolute).Authority == service.Service.BaseAddress.Authority);
        }

        Assert.Equal(total, items.Count);
        return (pages, items.Count);
    }
}
