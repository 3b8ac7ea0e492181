using System.Net;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>The behavior of file hosts apart from sending the file.</summary>
public sealed class FileHostTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("W/\"weak\"", true)]
    [InlineData("\"strong\"", false)]
    public async Task A_host_without_ranges_is_requested_from_the_start(string? tag, bool hasRanges)
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(
            e.File, new FileResponseOptions { Tag = tag, HasRanges = hasRanges, Cut = e.Number <= 4 ? e.Number * 5000 : null }));

        await download.AssertCompleteAsync();

        Assert.Equal(5, download.Host.Requests.Count);
    }

    [Fact]
    public async Task A_restart_that_is_interrupted_before_any_new_byte_resumes_too()
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(
            e.File, new FileResponseOptions { Tag = null, Cut = e.Number switch { 1 => 9000, 2 => 4000, 3 => 100, 4 => 9000, _ => null } }));

        await download.AssertCompleteAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"v2\"")]
    public async Task A_file_that_changes_during_a_download_is_an_error_and_never_results_in_mixed_rows(string? secondTag)
    {
        await using var download = await DownloadSession.StartAsync(e =>
        {
            var file = e.File;
            file[100] ^= (byte)(e.Number == 1 ? 0 : 1);
            return e.SendAsync(file, e.Number == 1 ? new FileResponseOptions { Cut = 5000 } : new FileResponseOptions { Tag = secondTag });
        });

        var error = await download.AssertFailsAsync<InsightsException>();

        Assert.Contains("changed while it was read: after a restart of the download, the first 5000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_shorter_than_the_bytes_read_has_changed()
    {
        await using var download = await DownloadSession.StartAsync(e =>
            e.Number == 1 ? e.SendAsync(e.File, new FileResponseOptions { Cut = 5000, Tag = null }) : e.SendAsync(e.File[..4000], new FileResponseOptions()));

        Assert.Contains("changed while it was read", (await download.AssertFailsAsync<InsightsException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_file_of_another_length_is_not_accepted()
    {
        await using var download = await DownloadSession.StartAsync(e => e.Number switch
        {
            1 => e.SendAsync(e.File, new FileResponseOptions { Cut = 5000 }),
            2 => e.SendAsync([.. e.File, .. "another,row"u8], new FileResponseOptions()),
            _ => e.SendAsync(e.File, new FileResponseOptions()),
        });

        await download.AssertCompleteAsync();

        Assert.Equal(3, download.Host.Requests.Count);
    }

    [Fact]
    public async Task An_unsatisfiable_range_is_requested_from_the_start()
    {
        await using var download = await DownloadSession.StartAsync(e => e.IsPartRequested ? e.RefuseAsync(416) : e.SendAsync(e.File, new FileResponseOptions { Cut = e.Number == 1 ? 5000 : null }));

        await download.AssertCompleteAsync();
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "<!DOCTYPE html><html><body>Sign in</body></html>")]
    [InlineData("text/csv", "\uFEFF \r\n<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code></Error>")]
    [InlineData("application/octet-stream", "<html></html>")]
    public async Task An_HTML_page_instead_of_the_file_is_reported(string contentType, string page)
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(System.Text.Encoding.UTF8.GetBytes(page), new FileResponseOptions { ContentType = contentType }));

        var error = await download.AssertFailsAsync<InsightsException>();

        Assert.Contains("The response of 127.0.0.1 to the download of the report's file is a web page or an XML error", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_can_follow_the_HTML_page_of_an_outage()
    {
        await using var download = await DownloadSession.StartAsync(e => e.Number is 1 or 3
            ? e.SendAsync("<html/>"u8.ToArray(), new FileResponseOptions { ContentType = "text/html" })
            : e.SendAsync(e.File, new FileResponseOptions { Cut = e.Number == 2 ? 5000 : null }));

        await download.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_response_without_content_is_not_the_file()
    {
        await using var download = await DownloadSession.StartAsync(e =>
        {
            e.Response.StatusCode = 204;
            return Task.CompletedTask;
        });

        Assert.Contains("is 204 NoContent, which is not the file", (await download.AssertFailsAsync<InsightsException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_waits_as_long_as_the_host_requests()
    {
        await using var download = await DownloadSession.StartAsync(e => e.Number == 1 ? e.RefuseAsync(503, retryAfter: "1500") : e.SendAsync(e.File, new FileResponseOptions()));
        var started = download.Time.GetUtcNow();

        await download.AssertCompleteAsync();

        Assert.InRange(download.Time.GetUtcNow() - started, TimeSpan.FromSeconds(1500), TimeSpan.FromSeconds(1600));
    }

    [Fact]
    public async Task Each_break_is_followed_by_a_wait()
    {
        await using var download = await DownloadSession.StartAsync(
            e => e.SendAsync(e.File, new FileResponseOptions { Cut = e.Number <= 10 ? 1000 : null }),
            options =>
            {
                options.RetryDelay = TimeSpan.FromMinutes(10);
                options.MaxRetryDelay = TimeSpan.FromHours(1);
            });
        var started = download.Time.GetUtcNow();

        await download.AssertCompleteAsync();

        Assert.InRange(download.Time.GetUtcNow() - started, TimeSpan.FromMinutes(10), TimeSpan.FromHours(11));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Breaks_without_progress_are_counted(int maxRetries)
    {
        await using var download = await DownloadSession.StartAsync(
            e => e.Number == 1 ? e.SendAsync(e.File, new FileResponseOptions { Cut = 5000 }) : e.RefuseAsync(500), options => options.MaxRetries = maxRetries);

        await download.AssertFailsAsync<InsightsException>();

        Assert.Equal(maxRetries + 1, download.Host.Requests.Count);
    }

    [Fact]
    public async Task A_host_that_sends_a_byte_per_connection_is_abandoned()
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(e.File, new FileResponseOptions { Cut = 1 }));

        var error = await download.AssertFailsAsync<InsightsException>();

        Assert.Contains("was interrupted 1001 times after 1001 bytes", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
        Assert.Equal(1001, download.Host.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task An_expired_link_is_replaced(HttpStatusCode status)
    {
        await using var download = await DownloadSession.StartAsync(e => e.Number is 2 or 4 ? e.RefuseAsync((int)status) : e.SendAsync(e.File, new FileResponseOptions { Cut = e.Number < 5 ? 5000 : null }));

        await download.AssertCompleteAsync();
    }
}
