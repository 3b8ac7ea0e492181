using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Typed.AspNetCore.Tests;

/// <summary>Anyone can call the callback address, with any content.</summary>
public sealed class UntrustedCallerTests
{
    private static readonly string TooLong = new('a', 65);

    private readonly ConcurrentQueue<string> handled = [];

    public static TheoryData<string, string> OddCalls => new()
    {
        { "POST", "/ready" },
        { "POST", "/ready/" },
        { "POST", "/ready/%20" },
        { "POST", "/ready/a%20b" },
        { "POST", "/ready/a%2Fb" },
        { "POST", "/ready/%2E%2E%2Fx" },
        { "POST", "/ready/a%0D%0Ab" },
        { "POST", "/ready/a%00" },
        { "POST", "/ready/%C3%A4" },
        { "POST", "/ready/a'--" },
        { "POST", "/ready/a;b" },
        { "POST", "/ready/{0}" },
        { "POST", "/ready/" + TooLong },
        { "POST", "/ready?reportId=r1" },
        { "GET", "/ready" },
        { "GET", "/ready?reportId=" },
        { "GET", "/ready?reportId=r1&reportId=r2" },
        { "GET", "/ready?reportId=<script>" },
        { "GET", "/ready?reportId=r1%0A" },
        { "GET", "/ready?reportId=" + TooLong },
        { "GET", "/ready?id=r1" },
    };

    [Theory]
    [MemberData(nameof(OddCalls))]
    public async Task A_missing_or_invalid_id_is_refused_and_never_handled(string method, string path)
    {
        await using var app = await StartAsync();

        Assert.Equal(400, await app.SendAsync(method, path));
        Assert.Empty(handled);
    }

    [Theory]
    [InlineData("POST", "/ready/a/b", 404)]
    [InlineData("GET", "/ready/r1", 405)]
    [InlineData("PUT", "/ready/r1", 405)]
    [InlineData("DELETE", "/ready?reportId=r1", 405)]
    public async Task Other_addresses_and_methods_are_not_accepted(string method, string path, int expected)
    {
        await using var app = await StartAsync();

        Assert.Equal(expected, await app.SendAsync(method, path));
        Assert.Empty(handled);
    }

    [Fact]
    public async Task The_longest_accepted_id_is_passed_completely()
    {
        await using var app = await StartAsync();

        Assert.Equal(204, await app.SendAsync("POST", "/ready/" + TooLong[1..]));
        Assert.Equal([TooLong[1..]], handled);
    }

    [Fact]
    public async Task A_small_body_is_ignored_and_a_large_one_is_refused()
    {
        await using var app = await StartAsync();

        using var small = new ByteArrayContent(new byte[4096]);
        Assert.Equal(204, await app.SendAsync("POST", "/ready/r1", small));
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await StatusLineAsync(app, "POST /ready/r2 HTTP/1.1\r\nHost: x\r\nContent-Length: 4097\r\n\r\n"));
        Assert.Equal(["r1"], handled);
    }

    [Fact]
    public async Task A_body_that_never_arrives_blocks_nothing()
    {
        await using var app = await StartAsync();

        Assert.Equal("HTTP/1.1 204 No Content", await StatusLineAsync(app, "POST /ready/r1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
        Assert.Equal("HTTP/1.1 204 No Content", await StatusLineAsync(app, "GET /ready?reportId=r2 HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"));
        Assert.Equal(["r1", "r2"], handled);
    }

    [Fact]
    public async Task Limits_of_the_app_apply_to_both_methods_together()
    {
        await using var app = await StartAsync(
            endpoint => endpoint.RequireRateLimiting("one"),
            builder => builder.Services.AddRateLimiter(limits => limits.AddFixedWindowLimiter("one", o =>
            {
                (o.PermitLimit, o.Window) = (2, TimeSpan.FromDays(1));
            })));

        Assert.Equal(204, await app.SendAsync("POST", "/ready/r1"));
        Assert.Equal(204, await app.SendAsync("GET", "/ready?reportId=r2"));
        Assert.Equal(503, await app.SendAsync("POST", "/ready/r3"));
        Assert.Equal(503, await app.SendAsync("GET", "/ready?reportId=r4"));
        Assert.Equal(["r1", "r2"], handled);
    }

    [Fact]
    public async Task RequireHost_hides_the_endpoint_from_other_hosts()
    {
        await using var app = await StartAsync(endpoint => endpoint.RequireHost("partner.example"));

        Assert.Equal(404, await app.SendAsync("POST", "/ready/r1"));
        Assert.Equal(404, await app.SendAsync("GET", "/ready?reportId=r1"));
    }

    [Fact]
    public async Task A_callback_without_subscribers_gets_the_same_response()
    {
        await using var app = await TestApp.StartAsync(app => app.MapInsightsCallback("/ready"), builder => builder.Services.AddInsightsCallbacks());
        using var ready = app.Services.GetRequiredService<ReportCallbacks>().Subscribe("r1");

        Assert.Equal(204, await app.SendAsync("POST", "/ready/r1"));
        Assert.Equal(204, await app.SendAsync("POST", "/ready/r2"));
    }

    [Fact]
    public async Task Mapping_without_a_handler_requires_callbacks_in_the_container()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(app => app.MapInsightsCallback("/ready")));

        Assert.Contains("AddInsightsCallbacks", exception.Message, StringComparison.Ordinal);
    }

    private Task<TestApp> StartAsync(Action<IEndpointConventionBuilder>? conventions = null, Action<WebApplicationBuilder>? configure = null) => TestApp.StartAsync(
        app =>
        {
            if (configure is not null)
            {
                app.UseRateLimiter();
            }

            var endpoint = app.MapInsightsCallback("/ready", (ready, _) =>
            {
                handled.Enqueue(ready.ReportId);
                return Task.CompletedTask;
            });
            conventions?.Invoke(endpoint);
        },
        configure);

    /// <summary>Sends bytes unchanged, and reads the first line of the response.</summary>
    private static async Task<string?> StatusLineAsync(TestApp app, string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(tcp.GetStream());
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken);
    }
}
