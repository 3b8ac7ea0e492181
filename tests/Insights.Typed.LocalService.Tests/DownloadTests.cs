using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Insights.Typed.LocalService.Tests;

public sealed class DownloadTests
{
    [Fact]
    public async Task A_file_holds_exactly_the_rows_of_the_database()
    {
        await using var service = await TestService.StartAsync(rows: 2000);
        var all = await SeatRow.AllAsync(service);
        var text = await service.DownloadAsync("SELECT SubscriptionId, CustomerName, CustomerMarket, ActiveSeats, BilledRevenueUSD, IsAutoRenew, FirstUseDate, Note FROM Seats TIMESPAN LIFETIME");
        var records = Delimited.Parse(text, ',');

        Assert.Equal(["SubscriptionId", "CustomerName", "CustomerMarket", "ActiveSeats", "BilledRevenueUSD", "IsAutoRenew", "FirstUseDate", "Note"], records[0]);
        Assert.Equal(
            all.Select(r => (string[])[
                r.SubscriptionId, r.CustomerName, r.Market, r.Active?.ToString(null, null) ?? "", r.Billed?.ToString("0.00", null) ?? "", r.IsAutoRenew, r.FirstUse ?? "", r.Note ?? ""]),
            records.Skip(1));
        Assert.Contains(all, r => r.CustomerName.Contains(',', StringComparison.Ordinal));
        Assert.Contains(all, r => r.CustomerName.Contains('"', StringComparison.Ordinal));
        Assert.Contains(all, r => r.CustomerName.Any(c => c > 127));
        Assert.Contains(all, r => r.Billed is null);
        Assert.Contains(all, r => r.Billed < 0);
    }

    [Fact]
    public async Task Tsv_is_separated_by_tabs()
    {
        await using var service = await TestService.StartAsync();
        const string Query = "SELECT CustomerName, Note FROM Seats";
        var tsv = await service.DownloadAsync(Query, body => body["Format"] = "tsv");
        Assert.StartsWith("CustomerName\tNote\r\n", tsv, StringComparison.Ordinal);
        Assert.Equal(Delimited.Parse(await service.DownloadAsync(Query), ','), Delimited.Parse(tsv, '\t'));
    }

    [Fact]
    public async Task A_missing_value_alone_in_its_line_is_quoted()
    {
        await using var service = await TestService.StartAsync();
        var text = await service.DownloadAsync("SELECT Note FROM Seats TIMESPAN LIFETIME");
        Assert.DoesNotContain("\r\n\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\n\"\"\r\n", text, StringComparison.Ordinal);
        Assert.Equal(601, Delimited.Parse(text, ',').Count);
    }

    [Fact]
    public async Task A_link_works_until_it_expires_and_a_new_one_is_available()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.CreateReportAsync("SELECT Note FROM Seats");
        service.Time.Advance(TimeSpan.FromSeconds(1));
        var link = await LinkAsync(service, report);

        service.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, link));
        service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, link));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, await LinkAsync(service, report)));
    }

    [Fact]
    public async Task A_changed_link_is_refused()
    {
        await using var service = await TestService.StartAsync();
        var first = (string)(await service.ExecuteAsync("SELECT Note FROM Seats"))["reportAccessSecureLink"]!;
        var second = (string)(await service.ExecuteAsync("SELECT Note FROM Seats"))["reportAccessSecureLink"]!;

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, first[..first.IndexOf('?', StringComparison.Ordinal)]));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, first.Replace("2024-", "2034-", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, first + "x"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await StatusAsync(service, string.Concat(second.AsSpan(0, second.IndexOf('?', StringComparison.Ordinal)), first.AsSpan(first.IndexOf('?', StringComparison.Ordinal)))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, second));
    }

    [Fact]
    public async Task A_link_is_refused_with_a_token_and_files_are_on_another_host()
    {
        await using var service = await TestService.StartAsync();
        var link = new Uri((string)(await service.ExecuteAsync("SELECT Note FROM Seats"))["reportAccessSecureLink"]!);
        using var response = await service.Api.GetAsync(link, TestService.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEqual(service.Service.BaseAddress.Port, link.Port);
    }

    [Fact]
    public async Task A_range_of_a_file_can_be_requested()
    {
        await using var service = await TestService.StartAsync();
        var link = (string)(await service.ExecuteAsync("SELECT CustomerName FROM Seats"))["reportAccessSecureLink"]!;
        using var complete = await service.Files.GetAsync(link, TestService.Cancel);
        var bytes = await complete.Content.ReadAsByteArrayAsync(TestService.Cancel);
        Assert.Equal("bytes", complete.Headers.AcceptRanges.ToString());
        Assert.Equal("text/csv", complete.Content.Headers.ContentType!.MediaType);
        Assert.Equal("CustomerName\r\n", Encoding.UTF8.GetString(bytes[..14]));

        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(20, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(complete.Headers.ETag!);
        using var part = await service.Files.SendAsync(request, TestService.Cancel);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[20..], await part.Content.ReadAsByteArrayAsync(TestService.Cancel));
    }

    [Fact]
    public async Task Deleting_a_report_deletes_its_executions_and_its_file()
    {
        await using var service = await TestService.StartAsync();
        var execution = await service.ExecuteAsync("SELECT Note FROM Seats");
        var report = (string)execution["reportId"]!;
        await service.SendAsync(HttpMethod.Delete, $"ScheduledReport/{report}");
        await service.GetAsync($"ScheduledReport/execution/{report}", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, (string)execution["reportAccessSecureLink"]!));
    }

    private static async Task<string> LinkAsync(TestService service, string report) =>
        (string)(await service.GetAsync($"ScheduledReport/execution/{report}"))["value"]![0]!["reportAccessSecureLink"]!;

    private static async Task<HttpStatusCode> StatusAsync(TestService service, string link)
    {
        using var response = await service.Files.GetAsync(link, TestService.Cancel);
        return response.StatusCode;
    }
}
