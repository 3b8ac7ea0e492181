using System.Net;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Downloads that break and resume, between the client and the local service.</summary>
public sealed class DownloadTests
{
    private static readonly InsightsQuery<string> Names = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.CustomerName + x.SubscriptionId + x.Month);

    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(5000)]
    public async Task A_download_that_is_interrupted_repeatedly_arrives_complete(int bytesUntilCut)
    {
        using var cutting = new CuttingHandler(bytesUntilCut, isLoud: true);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = cutting);
        await using var direct = await LocalServiceHost.StartAsync();

        var rows = await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(await direct.Client.RunAsync(Names, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken), rows);
        Assert.InRange(cutting.Downloads, 3, int.MaxValue);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_connection_that_closes_early_without_an_error_is_detected()
    {
        using var cutting = new CuttingHandler(3000, isLoud: false);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = cutting);

        Assert.Equal(300, await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.InRange(cutting.Downloads, 3, int.MaxValue);
    }

    [Fact]
    public async Task A_link_that_expires_during_a_download_is_replaced()
    {
        LocalServiceHost? local = null;
        using var cutting = new CuttingHandler(3000, isLoud: true, beforeResuming: () => local!.Time.Advance(TimeSpan.FromHours(2)));
        await using (local = await LocalServiceHost.StartAsync(client: options => options.Handler = cutting))
        {
            Assert.Equal(300, await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
            Assert.Contains(HttpStatusCode.Forbidden, cutting.Statuses);
        }
    }

    [Fact]
    public async Task A_download_without_progress_ends_with_an_error()
    {
        using var cutting = new CuttingHandler(0, isLoud: true);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = cutting);

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Contains("was interrupted after 0 bytes", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Ends every download after some bytes.</summary>
    private sealed class CuttingHandler(int bytes, bool isLoud, Action? beforeResuming = null)
        : DelegatingHandler(new SocketsHttpHandler())
    {
        private int downloads;

        public int Downloads => downloads;

        public List<HttpStatusCode> Statuses { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.AbsolutePath.StartsWith("/reports/", StringComparison.Ordinal))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            downloads++;
            if (request.Headers.Range is not null)
            {
                if (Downloads == 2)
                {
                    beforeResuming?.Invoke();
                }
            }

            var response = await base.SendAsync(request, cancellationToken);
            Statuses.Add(response.StatusCode);
            if (response.IsSuccessStatusCode)
            {
                var content = new StreamContent(new CutStream(await response.Content.ReadAsStreamAsync(cancellationToken), Math.Max(bytes, bytes * Downloads), isLoud));
                foreach (var header in response.Content.Headers)
                {
                    content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }

                response.Content = content;
            }

            return response;
        }
    }

    private sealed class CutStream(Stream content, int bytes, bool isLoud) : Stream
    {
        private int left = bytes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left == 0)
            {
                return isLoud ? throw new IOException("planted break") : 0;
            }

            var read = await content.ReadAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
            left -= read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            content.Dispose();
            base.Dispose(disposing);
        }
    }
}
