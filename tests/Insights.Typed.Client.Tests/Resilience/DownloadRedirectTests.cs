using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.Downloads;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Downloads that are redirected.</summary>
public sealed class DownloadRedirectTests
{
    [Theory]
    [InlineData(301, false)]
    [InlineData(302, true)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    [InlineData(308, true)]
    public async Task A_redirect_to_another_host_is_followed_without_the_token(int status, bool handlerFollows)
    {
        await using var download = await DownloadSession.StartAsync(
            e => e.Request.Path == "/elsewhere" ? e.SendAsync(e.File, new FileResponseOptions { Cut = e.Number < 6 ? 9000 : null }) : SendOn(e, status, "/elsewhere?sig=another"),
            handler: new SocketsHttpHandler { AllowAutoRedirect = handlerFollows });

        await download.AssertCompleteAsync();

        Assert.All(download.Host.Requests, headers => Assert.Empty(headers.Authorization.ToString()));
        Assert.Equal(2, download.Host.Requests.Count(headers => headers.Range.Count > 0 && headers.Range == "bytes=9000-"));
    }

    [Theory]
    [InlineData("http://files.example/planted-path?sig=planted-signature")]
    [InlineData("ftp://files.example/planted-path?sig=planted-signature")]
    public async Task A_redirect_to_an_unencrypted_address_is_not_followed(string address)
    {
        await using var download = await DownloadSession.StartAsync(e => SendOn(e, 302, address));

        var error = await download.AssertFailsAsync<InsightsException>();

        Assert.Contains("redirected the download of the report's file to files.example over ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
        Assert.Single(download.Host.Requests);
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("http://[planted-path")]
    [InlineData("http://host:99999999/planted-path")]
    [InlineData("//:planted-path")]
    [InlineData("/\\planted-path:99999999")]
    public async Task A_redirect_to_an_invalid_address_is_an_error_without_the_address(string address)
    {
        await using var download = await DownloadSession.StartAsync(e => e.Request.Path.StartsWithSegments("/reports") ? SendOn(e, 302, address) : e.RefuseAsync(400));

        var error = await download.AssertFailsAsync<InsightsException>();

        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://files.example/a", "https://other.example/b", true)]
    [InlineData("https://files.example/a", "http://files.example/a", false)]
    [InlineData("https://files.example/a", "http://127.0.0.1/a", false)]
    [InlineData("http://127.0.0.1/a", "http://localhost/b", true)]
    [InlineData("http://127.0.0.1/a", "https://files.example/b", true)]
    [InlineData("http://127.0.0.1/a", "http://files.example/b", false)]
    public void A_redirect_from_HTTPS_to_HTTP_is_not_followed(string from, string to, bool isFollowed)
    {
        if (isFollowed)
        {
            Assert.Equal(new Uri(to), FileRedirect.CheckTarget(new Uri(from), new Uri(to)));
        }
        else
        {
            Assert.Throws<InsightsException>(() => FileRedirect.CheckTarget(new Uri(from), new Uri(to)));
        }
    }

    [Fact]
    public async Task A_redirect_to_HTTP_that_a_handler_followed_is_not_accepted()
    {
        await using var download = await DownloadSession.StartAsync(
            e => e.SendAsync(e.File, new FileResponseOptions()), options => options.Handler = new RedirectFollowingHandler(options.Handler!));

        Assert.Contains("files.example over http", (await download.AssertFailsAsync<InsightsException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_loop_ends()
    {
        await using var download = await DownloadSession.StartAsync(e => SendOn(e, 302, "/circle"));

        Assert.Contains("redirected more than 10 times", (await download.AssertFailsAsync<InsightsException>()).Message, StringComparison.Ordinal);
        Assert.Equal(11, download.Host.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_without_a_location_is_reported()
    {
        await using var download = await DownloadSession.StartAsync(e => SendOn(e, 302, null));

        Assert.Contains("without an address", (await download.AssertFailsAsync<InsightsException>()).Message, StringComparison.Ordinal);
    }

    private static Task SendOn(FileExchange exchange, int status, string? address)
    {
        exchange.Response.StatusCode = status;
        exchange.Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    /// <summary>Sets another request address in the response of a download.</summary>
    private sealed class RedirectFollowingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isDownload = request.RequestUri!.AbsolutePath.StartsWith("/reports/", StringComparison.Ordinal);
            var response = await base.SendAsync(request, cancellationToken);
            if (isDownload)
            {
                response.RequestMessage!.RequestUri = new Uri("http://files.example/strayed");
            }

            return response;
        }
    }
}
