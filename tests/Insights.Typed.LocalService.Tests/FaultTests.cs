using System.Net;
using System.Text;

namespace Insights.Typed.LocalService.Tests;

public sealed class FaultTests
{
    private const InsightsOperation List = InsightsOperation.ListDatasets;
    private const InsightsOperation Download = InsightsOperation.Download;

    [Fact]
    public async Task A_throttled_request_has_a_retry_time()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.Throttled(TimeSpan.FromSeconds(1.5)));
        service.Service.Faults.Add(List, LocalServiceFault.Throttled(TimeSpan.FromMinutes(1), asDate: true));
        using var seconds = await GetAsync(service);
        using var date = await GetAsync(service);
        using var well = await GetAsync(service);
        Assert.Equal((HttpStatusCode)429, seconds.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), seconds.Headers.RetryAfter!.Delta);
        Assert.Equal(service.Time.Now.AddMinutes(1), date.Headers.RetryAfter!.Date);
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
    }

    [Fact]
    public async Task A_fault_applies_to_its_operation_only_and_as_often_as_set()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(InsightsOperation.ListReports, LocalServiceFault.ErrorStatus(503), times: 2);
        await service.GetAsync("ScheduledDataset");
        await service.GetAsync("ScheduledQueries");
        Assert.Equal(2, service.Service.Faults.Remaining);
        Assert.Equal("service unavailable", (string?)(await service.GetAsync("ScheduledReport", HttpStatusCode.ServiceUnavailable))["message"]);
        await service.GetAsync("ScheduledReport", HttpStatusCode.ServiceUnavailable);
        await service.GetAsync("ScheduledReport");
        Assert.Equal(0, service.Service.Faults.Remaining);
    }

    [Theory]
    [InlineData("POST", "ScheduledQueries", InsightsOperation.CreateQuery)]
    [InlineData("DELETE", "ScheduledQueries/1", InsightsOperation.DeleteQuery)]
    [InlineData("GET", "ScheduledQueries", InsightsOperation.ListQueries)]
    [InlineData("GET", "ScheduledQueries/testQueryResult", InsightsOperation.TestQuery)]
    [InlineData("POST", "ScheduledReport", InsightsOperation.CreateReport)]
    [InlineData("PUT", "ScheduledReport/1", InsightsOperation.UpdateReport)]
    [InlineData("PUT", "ScheduledReport/pause/1", InsightsOperation.PauseReport)]
    [InlineData("PUT", "ScheduledReport/resume/1", InsightsOperation.ResumeReport)]
    [InlineData("DELETE", "ScheduledReport/1", InsightsOperation.DeleteReport)]
    [InlineData("GET", "ScheduledReport/execution/1", InsightsOperation.ListExecutions)]
    public async Task Every_operation_can_fail(string method, string path, InsightsOperation operation)
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(operation, LocalServiceFault.ErrorStatus(418));
        await service.SendAsync(new HttpMethod(method), path, null, (HttpStatusCode)418);
    }

    [Fact]
    public async Task A_response_can_be_HTML_or_empty_or_truncated()
    {
        await using var service = await TestService.StartAsync();
        var complete = await TextAsync(service);
        service.Service.Faults.Add(List, LocalServiceFault.HtmlPage(502));
        service.Service.Faults.Add(List, LocalServiceFault.EmptyBody);
        service.Service.Faults.Add(List, LocalServiceFault.TruncatedBody);
        using var page = await GetAsync(service);
        Assert.Equal("502 text/html", $"{(int)page.StatusCode} {page.Content.Headers.ContentType!.MediaType}");
        Assert.Equal("", await TextAsync(service));
        Assert.Equal(complete[..(complete.Length / 2)], await TextAsync(service));
        Assert.Equal(complete, await TextAsync(service));
    }

    [Fact]
    public async Task A_connection_can_be_closed()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.ClosedConnection);
        await Assert.ThrowsAsync<HttpRequestException>(() => service.CreateQueryAsync("SELECT Note FROM Seats"));
        Assert.Equal(1, (int)(await service.GetAsync("ScheduledQueries"))["totalCount"]!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task A_download_can_be_cut_at_a_byte(int count)
    {
        await using var service = await TestService.StartAsync();
        var link = (string)(await service.ExecuteAsync("SELECT CustomerName FROM Seats TIMESPAN LIFETIME"))["reportAccessSecureLink"]!;
        var complete = await service.Files.GetByteArrayAsync(link, TestService.Cancel);
        service.Service.Faults.Add(Download, LocalServiceFault.CutAfter(count));
        Assert.Equal(complete[..count], await ReadCutBodyAsync(service.Files, link));
        Assert.Equal(complete, await service.Files.GetByteArrayAsync(link, TestService.Cancel));
    }

    [Fact]
    public async Task Any_response_can_be_cut()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.CutAfter(10));
        Assert.Equal("{\"value\":[", Encoding.UTF8.GetString(await ReadCutBodyAsync(service.Api, "ScheduledDataset")));
    }

    [Fact]
    public async Task A_link_can_be_expired_and_a_download_throttled()
    {
        await using var service = await TestService.StartAsync();
        var link = (string)(await service.ExecuteAsync("SELECT CustomerName FROM Seats"))["reportAccessSecureLink"]!;
        service.Service.Faults.Add(Download, LocalServiceFault.ExpiredLink);
        service.Service.Faults.Add(Download, LocalServiceFault.Throttled(TimeSpan.Zero));
        using var expired = await service.Files.GetAsync(link, TestService.Cancel);
        using var throttled = await service.Files.GetAsync(link, TestService.Cancel);
        Assert.Equal((HttpStatusCode.Forbidden, (HttpStatusCode)429), (expired.StatusCode, throttled.StatusCode));
        Assert.Equal("text/plain", throttled.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_delay_uses_the_clock()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.Delayed(TimeSpan.FromHours(1)));
        var pendingResponse = service.GetAsync("ScheduledDataset");
        while (!service.Time.HasActiveTimer)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        service.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(pendingResponse.IsCompleted);
        service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (int)(await pendingResponse)["totalCount"]!);
    }

    [Theory]
    [InlineData(99, HttpStatusCode.OK)]
    [InlineData(100, HttpStatusCode.GatewayTimeout)]
    [InlineData(3600, HttpStatusCode.GatewayTimeout)]
    public async Task A_slow_test_query_ends_after_100_seconds(int seconds, HttpStatusCode expected)
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(InsightsOperation.TestQuery, LocalServiceFault.Delayed(TimeSpan.FromSeconds(seconds)));
        var pendingResponse = service.Api.GetAsync("ScheduledQueries/testQueryResult?exportQuery=" + Uri.EscapeDataString("SELECT CustomerName FROM Seats"), TestService.Cancel);
        while (!service.Time.HasActiveTimer)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        service.Time.Advance(TimeSpan.FromSeconds(98));
        Assert.False(pendingResponse.IsCompleted);
        service.Time.Advance(TimeSpan.FromSeconds(2));
        using var response = await pendingResponse;
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_body_trickles_by_the_clock()
    {
        await using var service = await TestService.StartAsync();
        var complete = await TextAsync(service);
        service.Service.Faults.Add(List, LocalServiceFault.Trickling(byteCount: complete.Length / 2 + 1, pause: TimeSpan.FromMinutes(1)));
        using var response = await service.Api.GetAsync("ScheduledDataset", HttpCompletionOption.ResponseHeadersRead, TestService.Cancel);
        var read = response.Content.ReadAsStringAsync(TestService.Cancel);
        for (var piece = 0; piece < 2; piece++)
        {
            while (!service.Time.HasActiveTimer)
            {
                await Task.Delay(1, TestService.Cancel);
            }

            Assert.False(read.IsCompleted);
            service.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(complete, await read);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_service_that_stops_ends_hanging_requests(bool hasBegun)
    {
        var service = await TestService.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Service.BaseAddress, "ScheduledDataset"));
        request.Headers.Authorization = new("Bearer", service.Service.AccessToken);
        service.Service.Faults.Add(List, hasBegun ? LocalServiceFault.StalledAfter(3) : LocalServiceFault.NoResponse);
        var pendingResponse = http.SendAsync(request, TestService.Cancel);
        while (service.Service.Faults.Remaining > 0)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        await service.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => pendingResponse);
    }

    [Fact]
    public async Task Concurrent_requests_use_each_fault_once()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.ErrorStatus(500), times: 20);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var response = await GetAsync(service);
            return response.StatusCode;
        }));
        Assert.Equal(20, statuses.Count(s => s == HttpStatusCode.InternalServerError));
        Assert.Equal(30, statuses.Count(s => s == HttpStatusCode.OK));
    }

    private static Task<HttpResponseMessage> GetAsync(TestService service) => service.Api.GetAsync("ScheduledDataset", TestService.Cancel);

    private static Task<string> TextAsync(TestService service) => service.Api.GetStringAsync("ScheduledDataset", TestService.Cancel);

    private static async Task<byte[]> ReadCutBodyAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestService.Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var arrived = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(TestService.Cancel);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(arrived, TestService.Cancel));
        return arrived.ToArray();
    }
}
