using System.Net;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Compressed downloads, complete and broken.</summary>
public sealed class CompressedDownloadTests
{
    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("raw deflate")]
    public async Task A_file_arrives_in_each_requested_compression(string form)
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(CompressedContent.As(form, e.File), new FileResponseOptions { Coding = CompressedContent.GetCoding(form) }));

        await download.AssertCompleteAsync();

        Assert.Equal("gzip, deflate", Assert.Single(download.Host.Requests).AcceptEncoding.ToString());
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("raw deflate")]
    public async Task A_broken_compressed_download_resumes_at_the_next_compressed_byte(string form)
    {
        var random = new Random(11);
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(
            CompressedContent.As(form, e.File), new FileResponseOptions { Coding = CompressedContent.GetCoding(form), Cut = e.Number <= 30 ? random.Next(1, 300) : null }));

        await download.AssertCompleteAsync();

        Assert.InRange(download.Host.Requests.Count, 10, 31);
        Assert.All(download.Host.Requests.Skip(1), headers => Assert.Equal("\"v1\"", headers.IfRange.ToString()));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("raw deflate")]
    public async Task A_host_without_length_and_ranges_is_requested_from_the_start(string form)
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(
            CompressedContent.As(form, e.File),
            new FileResponseOptions { Coding = CompressedContent.GetCoding(form), HasLength = false, HasRanges = false, Tag = null, Cut = e.Number <= 4 ? e.Number * 300 : null }));

        await download.AssertCompleteAsync();

        Assert.Equal(5, download.Host.Requests.Count);
        Assert.All(download.Host.Requests, headers => Assert.Empty(headers.Range.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compressed_file_is_recognized_whether_or_not_a_header_announces_it(string? coding)
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(
            CompressedContent.As(coding switch { null => "identity", "deflate" => "zlib", _ => coding }, CompressedContent.GZip(e.File)), new FileResponseOptions { Coding = coding }));

        await download.AssertCompleteAsync();

        Assert.Single(download.Host.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_compressed_file_without_an_announcement_survives_breaks(bool hasRanges)
    {
        var random = new Random(12);
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(
            CompressedContent.GZip(e.File), new FileResponseOptions { HasRanges = hasRanges, Cut = e.Number <= 10 ? (hasRanges ? random.Next(1, 300) : e.Number * 150) : null }));

        await download.AssertCompleteAsync();

        Assert.InRange(download.Host.Requests.Count, 6, 11);
    }

    [Theory]
    [InlineData("PK\u0003\u0004aaaa", "ZIP archive")]
    [InlineData("\u00FF\u00FEN\0a\0", "UTF-16")]
    public async Task A_file_that_is_not_UTF_8_is_reported_by_its_format(string start, string expected)
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync([.. start.Select(c => (byte)c)], new FileResponseOptions()));

        Assert.Contains(expected, (await download.AssertFailsAsync<ReportFormatException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_sent_in_another_form_after_a_break()
    {
        await using var download = await DownloadSession.StartAsync(e => e.IsPartRequested
            // Like a server that compresses whole files in transit: its ranges are those of the plain file.
            ? e.SendAsync(e.File, new FileResponseOptions())
            : e.Number == 1
                ? e.SendAsync(CompressedContent.GZip(e.File), new FileResponseOptions { Coding = "gzip", Cut = 2000, HasLength = false })
                : e.SendAsync(CompressedContent.ZLib(e.File), new FileResponseOptions { Coding = "deflate" }));

        await download.AssertCompleteAsync();

        Assert.Equal(3, download.Host.Requests.Count);
    }

    [Theory]
    [InlineData(DecompressionMethods.GZip)]
    [InlineData(DecompressionMethods.All)]
    public async Task A_handler_that_decompresses_is_supported(DecompressionMethods methods)
    {
        await using var download = await DownloadSession.StartAsync(
            e => e.SendAsync(CompressedContent.GZip(e.File), new FileResponseOptions { Coding = "gzip", Cut = e.Number <= 4 ? e.Number * 300 : null }),
            handler: new SocketsHttpHandler { AutomaticDecompression = methods });

        await download.AssertCompleteAsync();

        Assert.Equal(5, download.Host.Requests.Count);
        Assert.All(download.Host.Requests, headers => Assert.Empty(headers.Range.ToString()));
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 8)]
    [InlineData("gzip", 500)]
    [InlineData("zlib", 1)]
    [InlineData("raw deflate", 1)]
    public async Task A_truncated_stored_file_is_reported(string form, int missing)
    {
        await using var download = await DownloadSession.StartAsync(e =>
            e.SendAsync(CompressedContent.As(form, e.File)[..^missing], new FileResponseOptions { Coding = CompressedContent.GetCoding(form) }));

        var error = await download.AssertFailsAsync<ReportFormatException>();

        Assert.Contains($"its {CompressedContent.GetCoding(form)} data is truncated", error.Message, StringComparison.Ordinal);
        Assert.Single(download.Host.Requests);
    }

    [Fact]
    public async Task Without_a_length_a_truncated_file_is_treated_as_a_broken_connection()
    {
        await using var download = await DownloadSession.StartAsync(e =>
            e.SendAsync(e.Number <= 2 ? CompressedContent.GZip(e.File)[..^(700 * e.Number)] : CompressedContent.GZip(e.File), new FileResponseOptions { Coding = "gzip", HasLength = false }));

        await download.AssertCompleteAsync();

        Assert.Equal(3, download.Host.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_is_never_complete_ends_with_an_error()
    {
        await using var download = await DownloadSession.StartAsync(e =>
            e.SendAsync(CompressedContent.GZip(e.File)[..^5], new FileResponseOptions { Coding = "gzip", HasLength = false }));

        var error = await download.AssertFailsAsync<InsightsException>();

        Assert.Contains("its gzip data is truncated", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3, 1, "damaged")]
    [InlineData(-7, 1, "damaged")]
    [InlineData(0, 1, "does not start as gzip data")]
    public async Task A_damaged_file_is_reported(int place, byte flipped, string expected)
    {
        await using var download = await DownloadSession.StartAsync(e =>
        {
            var body = CompressedContent.GZip(e.File);
            body[(place + body.Length) % body.Length] ^= flipped;
            return e.SendAsync(body, new FileResponseOptions { Coding = "gzip" });
        });

        Assert.Contains(expected, (await download.AssertFailsAsync<ReportFormatException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_after_the_compressed_data_is_reported()
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync([.. CompressedContent.GZip(e.File), 0], new FileResponseOptions { Coding = "gzip" }));

        Assert.Contains("other bytes follow", (await download.AssertFailsAsync<ReportFormatException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compression_that_was_not_requested_is_reported()
    {
        await using var download = await DownloadSession.StartAsync(e => e.SendAsync(e.File, new FileResponseOptions { Coding = "br" }));

        Assert.Contains("compressed with 'br'; the client accepts gzip, deflate", (await download.AssertFailsAsync<InsightsException>()).Message, StringComparison.Ordinal);
    }
}
