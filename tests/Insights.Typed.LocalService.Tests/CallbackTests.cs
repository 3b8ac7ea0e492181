using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Insights.Typed.LocalService.Tests;

public sealed class CallbackTests
{
    private const string Query = "SELECT Note FROM Seats";

    [Theory]
    [InlineData(null, "/ready", "POST /ready/{0}")]
    [InlineData("post", "/ready/", "POST /ready/{0}")]
    [InlineData("GET", "/ready", "GET /ready?reportId={0}")]
    [InlineData("GET", "/ready?key=1", "GET /ready?key=1&reportId={0}")]
    public async Task A_completed_report_sends_a_callback(string? method, string path, string expected)
    {
        await using var listener = new Listener();
        await using var service = await TestService.StartAsync();
        var report = await service.CreateReportAsync(Query, body =>
        {
            body["CallbackUrl"] = listener.Address + path;
            body["CallbackMethod"] = method;
        });
        service.Time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.True(service.Time.HasActiveTimer);
        service.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(string.Format(null, expected, report), Assert.Single(await listener.ReadAsync(1)));
        Assert.False(service.Time.HasActiveTimer);
    }

    [Fact]
    public async Task A_recurring_report_sends_a_callback_for_each_execution_except_while_paused()
    {
        await using var listener = new Listener();
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, hours: 24, change: body => body["CallbackUrl"] = listener.Address + "/");
        service.Time.Now = new DateTime(2024, 5, 18, 0, 0, 1, DateTimeKind.Utc);
        Assert.Single(await listener.ReadAsync(1));
        service.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await listener.ReadAsync(2)).Count);

        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/pause/{report}");
        Assert.False(service.Time.HasActiveTimer);
        service.Time.Advance(TimeSpan.FromDays(1));
        await service.SendAsync(HttpMethod.Put, $"ScheduledReport/resume/{report}");
        service.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(3, (await listener.ReadAsync(3)).Count);
    }

    [Theory]
    [InlineData("https://partner.example/ready")]
    [InlineData("file:///ready")]
    [InlineData("ready")]
    public async Task Callbacks_are_sent_to_this_machine_only(string url)
    {
        await using var service = await TestService.StartAsync();
        await service.ExecuteAsync(Query, body => body["CallbackUrl"] = url);
        Assert.False(service.Time.HasActiveTimer);
    }

    [Fact]
    public async Task A_receiver_that_never_responds_blocks_nothing()
    {
        using var unresponsive = new TcpListener(IPAddress.Loopback, 0);
        unresponsive.Start();
        await using var service = await TestService.StartAsync();
        await service.ExecuteAsync(Query, body => body["CallbackUrl"] = $"http://{unresponsive.LocalEndpoint}/");
    }

    /// <summary>Responds to every request, and records its first line.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly TcpListener tcp = new(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<string> lines = [];
        private readonly Task listening;

        public Listener()
        {
            tcp.Start();
            listening = ListenAsync();
        }

        public string Address => $"http://{tcp.LocalEndpoint}";

        public async Task<IReadOnlyCollection<string>> ReadAsync(int count)
        {
            while (lines.Count < count)
            {
                await Task.Delay(1, TestService.Cancel);
            }

            return lines;
        }

        public async ValueTask DisposeAsync()
        {
            tcp.Stop();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task ListenAsync()
        {
            while (true)
            {
                using var client = await tcp.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                var line = (await reader.ReadLineAsync())!;
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
                lines.Enqueue(line[..line.LastIndexOf(' ')]);
            }
        }
    }
}
