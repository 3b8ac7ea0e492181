using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>No failure of a download reveals its link in an exception.</summary>
public sealed class SecretLinkTests
{
    [Theory]
    [InlineData("refused")]
    [InlineData("failing")]
    [InlineData("page")]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("broken gzip")]
    [InlineData("redirected, then refused")]
    [InlineData("no connection")]
    [InlineData("handler reports the address")]
    [InlineData("handler reports the address in the inner exception")]
    [InlineData("handler throws another exception with the address")]
    [InlineData("connection reports the address")]
    [InlineData("handler times out and reports the address")]
    [InlineData("connection times out and reports the address")]
    public async Task No_message_contains_any_part_of_a_link(string part)
    {
        ThrowingHandler? throwing = null;
        await using var download = await DownloadSession.StartAsync(
            e => part switch
            {
                "refused" => e.RefuseAsync(403),
                "failing" => e.RefuseAsync(503),
                "page" => e.SendAsync("<html/>"u8.ToArray(), new FileResponseOptions()),
                "cut" => e.SendAsync(e.File, new FileResponseOptions { Cut = 0 }),
                "changed" => e.SendAsync(e.Number == 1 ? e.File : "CustomerName"u8.ToArray(), new FileResponseOptions { Tag = null, Cut = e.Number == 1 ? 5000 : null }),
                "broken gzip" => e.SendAsync(CompressedContent.GZip(e.File)[..^9], new FileResponseOptions { Coding = "gzip" }),
                "redirected, then refused" when e.Request.Path != "/planted-path" => RedirectAsync(e),
                "redirected, then refused" => e.RefuseAsync(400),
                _ => e.SendAsync(e.File, new FileResponseOptions()),
            },
            options => options.Handler = throwing = new ThrowingHandler(options.Handler!, part));

        var error = await download.AssertFailsAsync<InsightsException>();

        var link = throwing!.Link!;
        string[] secrets = [link.AbsolutePath, link.Query, link.Query.Split("sig=")[1], "planted"];
        for (Exception? messages = error; messages is not null; messages = messages.InnerException)
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, messages.ToString(), StringComparison.OrdinalIgnoreCase));
            Assert.All(secrets, secret => Assert.DoesNotContain(messages.Data.Values.Cast<object>(), value => value.ToString()!.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task A_cancellation_does_not_contain_any_part_of_a_link_either()
    {
        using var cancellation = new CancellationTokenSource();
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new CancelingHandler(cancellation));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await local.Client.RunAsync(Datasets.DynamicsUsage, cancellation.Token).CountAsync(CancellationToken.None));

        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.DoesNotContain("sig=", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static Task RedirectAsync(FileExchange exchange)
    {
        exchange.Response.StatusCode = 307;
        exchange.Response.Headers.Location = "/planted-path?sig=planted-signature";
        return Task.CompletedTask;
    }

    /// <summary>Records the link, and fails as a test requires.</summary>
    private sealed class ThrowingHandler(HttpMessageHandler inner, string part) : DelegatingHandler(inner)
    {
        public Uri? Link { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            if (!address.AbsolutePath.StartsWith("/reports/", StringComparison.Ordinal))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            Link = address;
            switch (part)
            {
                case "no connection":
                    using (var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
                    {
                        closed.Start();
                        request.RequestUri = new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)closed.LocalEndpoint).Port}/planted{address.PathAndQuery}");
                    }

                    break;
                case "handler reports the address":
                    throw new HttpRequestException($"GET {address} went wrong");
                case "handler reports the address in the inner exception":
                    throw new HttpRequestException("It went wrong.", new InvalidOperationException($"GET {address.Query} went wrong"));
                case "handler throws another exception with the address":
                    throw new InvalidOperationException($"GET {Uri.UnescapeDataString(address.AbsoluteUri)} went wrong");
                case "handler times out and reports the address":
                    throw new TaskCanceledException($"GET {address} took too long");
                case "connection reports the address":
                    return new HttpResponseMessage { Content = new StreamContent(new ThrowingStream(new IOException($"The connection for {address.PathAndQuery} broke."))) };
                case "connection times out and reports the address":
                    return new HttpResponseMessage { Content = new StreamContent(new ThrowingStream(new TaskCanceledException($"{address.PathAndQuery} took too long."))) };
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Cancels a download, and throws an exception with its address.</summary>
    private sealed class CancelingHandler(CancellationTokenSource cancellation) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.Query.Contains("sig=", StringComparison.Ordinal))
            {
                return base.SendAsync(request, cancellationToken);
            }

            cancellation.Cancel();
            throw new OperationCanceledException($"GET {request.RequestUri} was canceled", cancellationToken);
        }
    }

    private sealed class ThrowingStream(Exception exception) : MemoryStream
    {
        /// <summary>Hides the length: content without bytes would not be read.</summary>
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;
    }
}
