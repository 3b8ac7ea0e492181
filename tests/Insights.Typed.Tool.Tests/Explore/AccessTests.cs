using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>Who can use the page.</summary>
public sealed class AccessTests(ExploreFixture fixture)
{
    private static readonly string[] ApiPaths = ["/api/session", "/api/catalog", "/api/catalog/drift", "/api/runs", "/api/reports", "/api/nothing"];

    [Fact]
    public async Task The_api_refuses_an_address_without_its_token()
    {
        var page = await fixture.GetPageAsync();

        foreach (var path in ApiPaths)
        {
            using var without = await page.SendAsync(HttpMethod.Get, path, change: request => request.Headers.Authorization = null);
            using var wrong = await page.SendAsync(HttpMethod.Get, path, change: request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", new string('a', 43)));
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.StatusCode, wrong.StatusCode));
            Assert.Contains("Open the address that insights explore printed last.", await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await page.GetAsync("/api/session");
    }

    [Theory]
    [InlineData("Origin", "http://example.com")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "example.com")]
    [InlineData("Host", "127.0.0.1")]
    public async Task A_request_of_another_site_or_for_another_host_is_refused_even_with_the_token(string header, string value)
    {
        var page = await fixture.GetPageAsync();

        foreach (var path in new[] { "/", "/api/session" })
        {
            using var response = await page.SendAsync(HttpMethod.Get, path, change: request => request.Headers.TryAddWithoutValidation(header, value));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_can_be_opened_at_the_port_that_browsers_leave_out()
    {
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Sales);
        Assert.SkipUnless(CanListen(80), "Port 80 is in use, or not permitted.");
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--port", "80"]);
        Assert.Equal("http://127.0.0.1/", page.Address.GetLeftPart(UriPartial.Path));

        foreach (var host in new[] { "127.0.0.1", "localhost", "127.0.0.1:80" })
        {
            using var response = await page.SendAsync(HttpMethod.Get, "/api/session", change: request => (request.Headers.Host, _) = (host, request.Headers.TryAddWithoutValidation("Origin", $"http://{host}")));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var other = await page.SendAsync(HttpMethod.Get, "/api/session", change: request => request.Headers.TryAddWithoutValidation("Origin", "http://localhost"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    [Fact]
    public async Task The_page_itself_loads_nothing_from_elsewhere_and_cannot_be_embedded()
    {
        var page = await fixture.GetPageAsync();

        using var response = await page.SendAsync(HttpMethod.Get, "/", change: request =>
        {
            request.Headers.Authorization = null;
            request.Headers.TryAddWithoutValidation("Origin", page.Address.GetLeftPart(UriPartial.Authority));
        });
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(page.Token, html, StringComparison.Ordinal);
        Assert.DoesNotContain("__NONCE__", html, StringComparison.Ordinal);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_address_for_the_browser_opens_the_page_once()
    {
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Sales);
        var opened = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var page = await ExplorePage.StartAsync(service, [], openBrowser: address =>
        {
            opened.SetResult(address);
            return Task.CompletedTask;
        });

        // After the address is printed, which ends the start.
        var address = await opened.Task.WaitAsync(TestContext.Current.CancellationToken);

        using var first = await page.Http.GetAsync(address, TestContext.Current.CancellationToken);
        using var second = await page.Http.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(page.Token, address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(page.Address.AbsoluteUri, first.Headers.Location!.OriginalString);
        Assert.Equal("/", second.Headers.Location!.OriginalString);
        Assert.NotEqual((await fixture.GetPageAsync()).Token, page.Token);
    }

    [Fact]
    public async Task A_wrong_request_has_a_message()
    {
        var page = await fixture.GetPageAsync();

        Assert.Equal("badRequest", (await page.PostAsync("/api/query/inspect", "text", HttpStatusCode.BadRequest)).GetProperty("kind").GetString());
        Assert.Equal("'text' must be a text.", (await page.PostAsync("/api/query/inspect", new { text = 5 }, HttpStatusCode.BadRequest)).GetProperty("message").GetString());
        Assert.Equal("notFound", (await page.SendAsync(HttpMethod.Get, "/api/nothing", HttpStatusCode.NotFound)).GetProperty("kind").GetString());
        Assert.Equal("notFound", (await page.SendAsync(HttpMethod.Get, "/page/nothing.js", HttpStatusCode.NotFound)).GetProperty("kind").GetString());
        Assert.Equal("notFound", (await page.SendAsync(HttpMethod.Get, "/api/runs/r999", HttpStatusCode.NotFound)).GetProperty("kind").GetString());
        using var tooLarge = await page.SendAsync(HttpMethod.Post, "/api/query/inspect", new { text = new string('x', 70_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/api/query/inspect") { Content = new StringContent("{}"), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", page.Token) } };
        using var wrongType = await page.Http.SendAsync(form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrongType.StatusCode);
    }

    [Theory]
    [InlineData("/api/query/inspect", """{"text":"SELECT \ud800"}""", "'text' has an incomplete character")]
    [InlineData("/api/query/inspect", """{"\udc00":1}""", "A name of the request has an incomplete character")]
    [InlineData("/api/query/inspect", "{\"text\":\"\u00ff\"}", "'text' has an incomplete character")]
    [InlineData("/api/query/complete", """{"text":"\ud800"}""", "'text' has an incomplete character")]
    [InlineData("/api/previews", """{"text":"SELECT Name FROM Usage","start":"\ud800"}""", "'start' has an incomplete character")]
    [InlineData("/api/runs", """{"text":"\ud800"}""", "'text' has an incomplete character")]
    [InlineData("/api/reports", """{"text":"SELECT Name FROM Usage","reportName":"\ud800"}""", "'reportName' has an incomplete character")]
    public async Task A_text_with_an_incomplete_character_is_refused_with_a_message(string path, string body, string message)
    {
        var page = await fixture.GetPageAsync();

        // Latin-1, so that ÿ is a byte that UTF-8 does not have.
        using var response = await page.SendAsync(HttpMethod.Post, path, change: request => request.Content = new StringContent(body, Encoding.Latin1, new MediaTypeHeaderValue("application/json")));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, text);
        Assert.Contains(message, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%ff")]
    [InlineData("%ed%a0%80")]
    [InlineData("%00")]
    [InlineData("\"%27")]
    public async Task A_wrong_text_in_an_address_is_no_failure_of_the_server(string text)
    {
        var page = await fixture.GetPageAsync();
        var preview = await page.PostAsync("/api/previews", new { text = "SELECT Name, Seats FROM Usage" });
        var path = $"/api/runs/{preview.GetProperty("run").GetProperty("id").GetString()}";

        foreach (var address in new[] { $"{path}/rows?sort={text}", $"{path}/rows?offset={text}", $"{path}/chart?x={text}", $"{path}/chart?y={text}", $"/api/runs/{text}", $"/files/{text}", $"/open/{text}", $"/page/{text}" })
        {
            using var response = await page.SendAsync(HttpMethod.Get, address);
            Assert.InRange((int)response.StatusCode, 300, 499);
        }
    }

    private static bool CanListen(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
