using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>Ctrl+C, after which the service refuses to delete what the command created: the message says what remains.</summary>
public sealed class StoppedCleanUpTests
{
    [Fact]
    public async Task A_query_that_is_stopped_states_what_remains()
    {
        using var stop = new CancellationTokenSource();
        await using var service = await Service.StartAsync(options => options.QueueTime = TimeSpan.FromHours(3), Service.Usage);
        service.Faults.Add(InsightsOperation.DeleteReport, LocalServiceFault.ErrorStatus(403));
        using var tool = new TestTool
        {
            Time = new StoppingTimeProvider(stop),
            Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        };

        var run = (await tool.RunUntilAsync(stop.Token, "query", "run", "SELECT Name FROM Usage", "--json")).AssertExit(130);

        Assert.StartsWith("Stopped. The run is over, but the service may still have its query (", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Stopped. The run is over", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doctor_that_is_stopped_states_what_remains()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.NoResponse);
        service.Faults.Add(InsightsOperation.DeleteReport, LocalServiceFault.ErrorStatus(403));

        var run = (await StopWhileStalledAsync(service, tool, "doctor")).AssertExit(130);

        Assert.Contains("The run is over, but the service may still have its query (", run.Output, StringComparison.Ordinal);
        Assert.Contains("Delete the report with insights report delete", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("because the command was stopped", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "--json")]
    [InlineData("watch")]
    [InlineData("watch", "--json")]
    public async Task An_export_that_is_stopped_states_what_remains(string command, params string[] options)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("insights.export.json", """{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LIFETIME" }""");
        service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.NoResponse);
        service.Faults.Add(InsightsOperation.DeleteQuery, LocalServiceFault.ErrorStatus(403));

        var run = (await StopWhileStalledAsync(service, tool, ["export", command, .. options])).AssertExit(130);

        Assert.StartsWith("Warning: Usage: No report was scheduled, but the service may still have its query (", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nStopped.\n", run.Error, StringComparison.Ordinal);
        if (command == "watch" && options.Length > 0)
        {
            Assert.Equal("""{"error":"Stopped."}""", run.Lines[^1]);
        }
    }

    private static async Task<ToolRun> StopWhileStalledAsync(Service service, TestTool tool, params string[] arguments)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = tool.RunUntilAsync(stop.Token, arguments);
        while (service.Faults.TotalStalledRequests == 0)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        return await running;
    }
}
