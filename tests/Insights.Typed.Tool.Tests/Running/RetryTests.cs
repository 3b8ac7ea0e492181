using System.Net;
using System.Net.Sockets;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>A service that does not respond, or not immediately.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task A_missing_response_is_reported_before_the_first_delay()
    {
        using var boundSocket = BindWithoutListening(out var address);
        using var stop = new CancellationTokenSource();
        using var tool = new TestTool { MaxRetries = null, Time = new StoppingTimeProvider(stop), Environment = { ["INSIGHTS_BASE_ADDRESS"] = address, ["INSIGHTS_ACCESS_TOKEN"] = "t" } };

        var run = (await tool.RunUntilAsync(stop.Token, "report", "list")).AssertExit(130);

        Assert.Matches($@"^No connection to {new Uri(address).Authority}\. Retrying 'get reports' in [0-9.]+ s \(retry 1 of 5\)\.\nStopped\.\n$", run.Error);
    }

    [Theory]
    [InlineData("report", "list")]
    [InlineData("schema", "check")]
    [InlineData("query", "run", "SELECT SKU FROM DynamicsUsage", "--preview")]
    [InlineData("query", "run", "SELECT SKU FROM DynamicsUsage")]
    public async Task The_wait_for_a_service_on_this_machine_is_short(params string[] arguments)
    {
        using var boundSocket = BindWithoutListening(out var address);
        var time = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        var started = time.GetUtcNow();
        using var tool = new TestTool { MaxRetries = null, Time = time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = address, ["INSIGHTS_ACCESS_TOKEN"] = "t" } };

        var run = (await tool.RunAsync([.. arguments, "--json"])).AssertExit(1);

        Assert.Equal(6, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("could not reach 127.0.0.1", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.InRange(time.GetUtcNow() - started, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_reason_of_a_retry_is_reported_next_to_the_results(bool isTerminal)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool { MaxRetries = null, IsTerminal = isTerminal, Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };
        service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.Throttled(TimeSpan.FromSeconds(7)), times: 1);
        service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ErrorStatus(503), times: 1);
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(300), times: 1);

        var run = (await tool.RunAsync("query", "run", "SELECT Name, Id FROM Usage TIMESPAN LIFETIME", "--csv")).AssertExit(0);

        Assert.Contains("The service is busy (429). Retrying 'create query' in 7 s (retry 1 of 5).", run.Error, StringComparison.Ordinal);
        Assert.Contains("The service failed (503). Retrying 'get executions' in ", run.Error, StringComparison.Ordinal);
        Assert.Contains("The download was interrupted after ", run.Error, StringComparison.Ordinal);
        Assert.Equal(61, run.Lines.Length);
    }

    /// <summary>An address that is in use, and at which no program listens.</summary>
    private static Socket BindWithoutListening(out string address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        address = $"http://{socket.LocalEndPoint}/insights/v1/mpn/";
        return socket;
    }
}
