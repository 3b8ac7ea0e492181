namespace Insights.Typed.Tool.Tests.Running;

/// <summary>Ctrl+C.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task A_stopped_run_cleans_up_and_has_its_exit_code()
    {
        using var stop = new CancellationTokenSource();
        await using var service = await Service.StartAsync(options => options.QueueTime = TimeSpan.FromHours(3), Service.Usage);
        using var tool = new TestTool
        {
            Time = new StoppingTimeProvider(stop),
            Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        };

        var run = (await tool.RunUntilAsync(stop.Token, "query", "run", "SELECT Name FROM Usage", "--json")).AssertExit(130);

        Assert.Equal("Stopped.\n", run.Error);
        Assert.Equal("Stopped.", run.Json.GetProperty("error").GetString());
        await using var client = service.Client();
        Assert.Equal(0, await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refresh_that_is_stopped_writes_nothing()
    {
        using var stop = new CancellationTokenSource();
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool
        {
            Time = service.Time,
            Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        };
        await stop.CancelAsync();

        (await tool.RunUntilAsync(stop.Token, "schema", "refresh")).AssertExit(130);

        Assert.Empty(tool.Folder.All());
    }

    [Fact]
    public async Task The_local_service_runs_until_it_is_stopped_without_a_failure()
    {
        using var stop = new CancellationTokenSource();
        using var tool = new TestTool();
        var output = new FlushNotifyingWriter();
        var running = InsightsTool.RunAsync(
            ["local", "--json", "--rows", "5"],
            new ToolContext { Output = output, Error = TextWriter.Null, GetEnvironmentVariable = _ => null, WorkingDirectory = tool.Folder.Path },
            stop.Token);

        using var introduction = System.Text.Json.JsonDocument.Parse(await output.WaitForFirstFlushAsync(TestContext.Current.CancellationToken));
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = introduction.RootElement.GetProperty("baseAddress").GetString()!;
        tool.Environment["INSIGHTS_ACCESS_TOKEN"] = introduction.RootElement.GetProperty("accessToken").GetString()!;
        Assert.Equal("5 rows.", (await tool.RunAsync("query", "run", "SELECT PartnerName, City, Country FROM Profile", "--preview")).AssertExit(0).Lines[^1]);
        await stop.CancelAsync();

        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData("query", "check", "-")]
    [InlineData("query", "run", "-")]
    [InlineData("export", "init")]
    public async Task A_command_that_reads_the_standard_input_stops(params string[] command)
    {
        using var stop = new CancellationTokenSource();
        await using var service = await Service.StartAsync(Service.Usage);
        using var input = new BlockingReader(stop);
        using var tool = new TestTool { Time = service.Time, IsTerminal = true, InputReader = input };
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri;
        tool.Environment["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken;

        // On another thread, which a command that reads synchronously would block.
        var run = await Task.Run(() => tool.RunUntilAsync(stop.Token, command), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Contains("Stopped.", run.AssertExit(130).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(tool.Folder["insights.export.json"]));
    }

    /// <summary>A terminal or a pipe without data: a read does not return. The user then presses Ctrl+C.</summary>
    private sealed class BlockingReader(CancellationTokenSource stop) : TextReader
    {
        private readonly ManualResetEventSlim end = new();

        public override string? ReadLine()
        {
            stop.Cancel();
            end.Wait(CancellationToken.None);
            return null;
        }

        public override string ReadToEnd() => ReadLine() ?? "";

        protected override void Dispose(bool disposing)
        {
            end.Set();
            base.Dispose(disposing);
        }
    }

    /// <summary>Signals when text was written and flushed.</summary>
    private sealed class FlushNotifyingWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> WaitForFirstFlushAsync(CancellationToken cancellationToken) => first.Task.WaitAsync(cancellationToken);

        public override void Flush() => first.TrySetResult(ToString());
    }
}
