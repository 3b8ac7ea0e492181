using System.Net;

namespace Insights.Typed.LocalService.Tests;

public sealed class PagingTests
{
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
