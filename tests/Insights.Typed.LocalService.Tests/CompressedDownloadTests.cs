using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Insights.Typed.LocalService.Tests;

public sealed class CompressedDownloadTests
{
    private const string Query = "SELECT CustomerName, Note FROM Seats TIMESPAN LIFETIME";

    [Fact]
    public async Task The_host_compresses_nothing_by_default()
    {
        await using var service = await TestService.StartAsync(rows: 50);
        var link = await LinkAsync(service);

        using var response = await GetAsync(service, link, "gzip, deflate");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.StartsWith("CustomerName", await response.Content.ReadAsStringAsync(TestService.Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("identity", null)]
    [InlineData("br", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("deflate, GZIP;q=0.3", "deflate")]
    [InlineData("*", "gzip")]
    [InlineData("*, gzip;q=0", "deflate")]
    public async Task The_client_selects_the_compression_of_a_file(string? accepted, string? encoding)
    {
        foreach (var way in new[] { LocalServiceCompression.Stored, LocalServiceCompression.OnTheFly })
        {
            await using var service = await StartAsync(way);
            var link = await LinkAsync(service);
            var complete = await service.Files.GetByteArrayAsync(link, TestService.Cancel);

            using var response = await GetAsync(service, link, accepted);

            Assert.Equal(encoding is null ? [] : [encoding], response.Content.Headers.ContentEncoding);
            Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
            Assert.Equal(complete, Plain(await response.Content.ReadAsByteArrayAsync(TestService.Cancel), encoding));
        }
    }

    [Fact]
    public async Task A_stored_compressed_file_has_separate_ranges()
    {
        await using var service = await StartAsync(LocalServiceCompression.Stored);
        var link = await LinkAsync(service);
        using var plain = await GetAsync(service, link, null);
        using var gzip = await GetAsync(service, link, "gzip");
        using var deflate = await GetAsync(service, link, "deflate");
        var bytes = await gzip.Content.ReadAsByteArrayAsync(TestService.Cancel);

        Assert.Equal(3, new[] { plain, gzip, deflate }.Select(a => a.Headers.ETag!.Tag).Distinct().Count());
        Assert.False(gzip.Headers.ETag!.IsWeak);
        Assert.Equal(bytes.Length, gzip.Content.Headers.ContentLength);
        Assert.Equal("bytes", gzip.Headers.AcceptRanges.ToString());
        using var rest = await GetAsync(service, link, "gzip", from: 10, gzip.Headers.ETag);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(bytes.Length, rest.Content.Headers.ContentRange!.Length);
        Assert.Equal(["gzip"], rest.Content.Headers.ContentEncoding);
        Assert.Equal(bytes[10..], await rest.Content.ReadAsByteArrayAsync(TestService.Cancel));

        using var another = await GetAsync(service, link, "gzip", from: 10, plain.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
    }

    [Fact]
    public async Task A_file_compressed_on_the_fly_has_no_ranges()
    {
        await using var service = await StartAsync(LocalServiceCompression.OnTheFly);
        var link = await LinkAsync(service);
        using var complete = await GetAsync(service, link, "gzip");
        using var resumed = await GetAsync(service, link, "gzip", from: 10, complete.Headers.ETag);

        Assert.True(complete.Headers.ETag!.IsWeak);
        Assert.Null(complete.Content.Headers.ContentLength);
        Assert.Empty(complete.Headers.AcceptRanges);
        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        Assert.Equal(await complete.Content.ReadAsByteArrayAsync(TestService.Cancel), await resumed.Content.ReadAsByteArrayAsync(TestService.Cancel));
    }

    [Theory]
    [InlineData(LocalServiceCompression.Stored)]
    [InlineData(LocalServiceCompression.OnTheFly)]
    public async Task A_compressed_download_can_be_cut(LocalServiceCompression compression)
    {
        await using var service = await StartAsync(compression);
        var link = await LinkAsync(service);
        service.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(100));

        using var response = await GetAsync(service, link, "gzip");
        using var arrived = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(TestService.Cancel);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(arrived, TestService.Cancel));

        Assert.Equal(100, arrived.Length);
    }

    [Fact]
    public async Task A_changed_file_has_another_order_of_rows_and_another_tag()
    {
        await using var service = await StartAsync(LocalServiceCompression.Stored);
        var link = await LinkAsync(service);
        using var before = await GetAsync(service, link, null);
        service.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.FileChanged);

        using var changed = await GetAsync(service, link, null, from: 10, before.Headers.ETag);
        using var gzip = await GetAsync(service, link, "gzip");
        using var after = await GetAsync(service, link, null, from: 10, changed.Headers.ETag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PartialContent), (changed.StatusCode, after.StatusCode));
        Assert.NotEqual(before.Headers.ETag, changed.Headers.ETag);
        var old = Delimited.Parse(await before.Content.ReadAsStringAsync(TestService.Cancel), ',');
        var bytes = await changed.Content.ReadAsByteArrayAsync(TestService.Cancel);
        Assert.Equal(before.Content.Headers.ContentLength, bytes.Length);
        Assert.Equal(old.Skip(1).Reverse().Prepend(old[0]), Delimited.Parse(System.Text.Encoding.UTF8.GetString(bytes), ','));
        Assert.Equal(bytes, Plain(await gzip.Content.ReadAsByteArrayAsync(TestService.Cancel), "gzip"));
        Assert.Equal(bytes[10..], await after.Content.ReadAsByteArrayAsync(TestService.Cancel));
    }

    [Fact]
    public async Task A_file_that_changes_twice_is_the_original_except_for_its_tag()
    {
        await using var service = await TestService.StartAsync(rows: 50);
        var link = await LinkAsync(service);
        using var before = await GetAsync(service, link, null);
        service.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.FileChanged, times: 2);

        using var first = await GetAsync(service, link, null);
        using var second = await GetAsync(service, link, null);

        Assert.Equal(3, new[] { before, first, second }.Select(a => a.Headers.ETag!.Tag).Distinct().Count());
        Assert.Equal(await before.Content.ReadAsByteArrayAsync(TestService.Cancel), await second.Content.ReadAsByteArrayAsync(TestService.Cancel));
    }

    private static Task<TestService> StartAsync(LocalServiceCompression compression) =>
        TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 600, Datasets = TestDatasets.All, FileCompression = compression });

    private static async Task<string> LinkAsync(TestService service) => (string)(await service.ExecuteAsync(Query))["reportAccessSecureLink"]!;

    private static async Task<HttpResponseMessage> GetAsync(TestService service, string link, string? accepted, long? from = null, EntityTagHeaderValue? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        if (accepted is not null)
        {
            request.Headers.Add("Accept-Encoding", accepted);
        }

        if (from is not null)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.TryAddWithoutValidation("If-Range", version!.ToString());
        }

        return await service.Files.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestService.Cancel);
    }

    private static byte[] Plain(byte[] body, string? encoding)
    {
        using var input = new MemoryStream(body);
        using Stream plain = encoding switch
        {
            null => input,
            "gzip" => new GZipStream(input, CompressionMode.Decompress),
            _ => new ZLibStream(input, CompressionMode.Decompress),
        };
        using var output = new MemoryStream();
        plain.CopyTo(output);
        return output.ToArray();
    }
}
