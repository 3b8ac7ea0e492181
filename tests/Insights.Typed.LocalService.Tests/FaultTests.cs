using System.Net;
using System.Text;

namespace Insights.Typed.LocalService.Tests;

public sealed class FaultTests
{
    private const InsightsOperation List = InsightsOperation.ListDatasets;
    private const InsightsOperation Download = InsightsOperation.Download;

    [Fact]
    public async Task A_throttled_request_is_told_when_to_try_again()
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
    public async Task A_fault_is_used_up_by_its_own_operation_only_and_as_often_as_it_says()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(InsightsOperation.ListReports, LocalServiceFault.Failed(503), times: 2);
        await service.GetAsync("ScheduledDataset");
        await service.GetAsync("ScheduledQueries");
        Assert.Equal(2, service.Service.Faults.Left);
        Assert.Equal("service unavailable", (string?)(await service.GetAsync("ScheduledReport", HttpStatusCode.ServiceUnavailable))["message"]);
        await service.GetAsync("ScheduledReport", HttpStatusCode.ServiceUnavailable);
        await service.GetAsync("ScheduledReport");
        Assert.Equal(0, service.Service.Faults.Left);
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
        service.Service.Faults.Add(operation, LocalServiceFault.Failed(418));
        await service.SendAsync(new HttpMethod(method), path, null, (HttpStatusCode)418);
    }

    [Fact]
    public async Task An_answer_can_be_a_page_or_nothing_or_half()
    {
        await using var service = await TestService.StartAsync();
        var whole = await TextAsync(service);
        service.Service.Faults.Add(List, LocalServiceFault.Html(502));
        service.Service.Faults.Add(List, LocalServiceFault.EmptyBody);
        service.Service.Faults.Add(List, LocalServiceFault.TruncatedBody);
        using var page = await GetAsync(service);
        Assert.Equal("502 text/html", $"{(int)page.StatusCode} {page.Content.Headers.ContentType!.MediaType}");
        Assert.Equal("", await TextAsync(service));
        Assert.Equal(whole[..(whole.Length / 2)], await TextAsync(service));
        Assert.Equal(whole, await TextAsync(service));
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
        var whole = await service.Files.GetByteArrayAsync(link, TestService.Cancel);
        service.Service.Faults.Add(Download, LocalServiceFault.CutAfter(count));
        Assert.Equal(whole[..count], await CutAsync(service.Files, link));
        Assert.Equal(whole, await service.Files.GetByteArrayAsync(link, TestService.Cancel));
    }

    [Fact]
    public async Task Any_answer_can_be_cut()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.CutAfter(10));
        Assert.Equal("{\"value\":[", Encoding.UTF8.GetString(await CutAsync(service.Api, "ScheduledDataset")));
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
    public async Task A_delay_goes_by_the_clock()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.Delayed(TimeSpan.FromHours(1)));
        var asked = service.GetAsync("ScheduledDataset");
        while (!service.Time.IsAwaited)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        service.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(asked.IsCompleted);
        service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (int)(await asked)["totalCount"]!);
    }

    [Fact]
    public async Task A_body_trickles_by_the_clock()
    {
        await using var service = await TestService.StartAsync();
        var whole = await TextAsync(service);
        service.Service.Faults.Add(List, LocalServiceFault.Trickling(byteCount: whole.Length / 2 + 1, pause: TimeSpan.FromMinutes(1)));
        using var answer = await service.Api.GetAsync("ScheduledDataset", HttpCompletionOption.ResponseHeadersRead, TestService.Cancel);
        var read = answer.Content.ReadAsStringAsync(TestService.Cancel);
        for (var piece = 0; piece < 2; piece++)
        {
            while (!service.Time.IsAwaited)
            {
                await Task.Delay(1, TestService.Cancel);
            }

            Assert.False(read.IsCompleted);
            service.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(whole, await read);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_service_that_stops_ends_what_never_ends(bool hasBegun)
    {
        var service = await TestService.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Service.BaseAddress, "ScheduledDataset"));
        request.Headers.Authorization = new("Bearer", service.Service.AccessToken);
        service.Service.Faults.Add(List, hasBegun ? LocalServiceFault.StalledAfter(3) : LocalServiceFault.NoAnswer);
        var asked = http.SendAsync(request, TestService.Cancel);
        while (service.Service.Faults.Left > 0)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        await service.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    [Fact]
    public async Task Each_of_many_faults_is_used_once_by_requests_at_once()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(List, LocalServiceFault.Failed(500), times: 20);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var answer = await GetAsync(service);
            return answer.StatusCode;
        }));
        Assert.Equal(20, statuses.Count(s => s == HttpStatusCode.InternalServerError));
        Assert.Equal(30, statuses.Count(s => s == HttpStatusCode.OK));
    }

    private static Task<HttpResponseMessage> GetAsync(TestService service) => service.Api.GetAsync("ScheduledDataset", TestService.Cancel);

    private static Task<string> TextAsync(TestService service) => service.Api.GetStringAsync("ScheduledDataset", TestService.Cancel);

    private static async Task<byte[]> CutAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestService.Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var arrived = new MemoryStream();
        await using var body = await answer.Content.ReadAsStreamAsync(TestService.Cancel);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(arrived, TestService.Cancel));
        return arrived.ToArray();
    }
}
