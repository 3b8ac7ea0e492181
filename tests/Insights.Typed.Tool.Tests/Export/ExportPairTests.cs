using System.Globalization;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>Two exporters of one account that begin at the same time.</summary>
public sealed class ExportPairTests
{
    private const int Entries = 12;
    private const int Nights = 2;

    [Fact]
    public async Task Two_first_passes_at_once_end_with_one_report_for_each_entry_and_each_execution_once()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        string[] names = [.. Enumerable.Range(1, Entries).Select(i => string.Create(CultureInfo.InvariantCulture, $"Usage{i}"))];
        export.Configure($$"""{ "target": { "type": "folder", "path": "data" }, "maxParallel": 16, "datasets": [{{string.Join(", ", names.Select(name => $$"""{ "dataset": "Usage", "name": "{{name}}", "dateRange": "LIFETIME" }"""))}}] }""");
        using var first = Start(export, new CreationGate(Task.CompletedTask));

        // The second has found no report of any entry, and creates its own when the first has ended.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new CreationGate(ended.Task);
        using var second = Start(export, gate);
        var late = second.RunAsync("export", "run");
        await gate.Waiting.WaitAsync(TestContext.Current.CancellationToken);
        (await first.RunAsync("export", "run")).AssertExit(0);
        ended.SetResult();
        (await late).AssertExit(0);

        var reports = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("reportName").GetString()!.Split(' ')[1]);
        Assert.Equal(names.Order(StringComparer.Ordinal), reports.Order(StringComparer.Ordinal));
        for (var night = 0; night < Nights; night++)
        {
            export.Clock.Advance(night == 0 ? ExportFixture.FirstNight : ExportFixture.Night);
            var runs = await Task.WhenAll(export.Tool.RunAsync("export", "run", "--json"), export.Tool.RunAsync("export", "run", "--json"));
            Assert.Equal(Entries, runs.Sum(run => ExportFixture.CountExported(run)));
        }

        Assert.All(names, name => Assert.Equal((60 * Nights).ToString(CultureInfo.InvariantCulture), DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet(name)}")));
    }

    private static TestTool Start(ExportFixture export, CreationGate gate)
    {
        var tool = new TestTool { Time = export.Service.Time, Handler = gate };
        foreach (var (name, value) in export.Tool.Environment)
        {
            tool.Environment[name] = value;
        }

        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("insights.export.json", export.Tool.Folder.Read("insights.export.json"));
        return tool;
    }

    /// <summary>Holds the creation of queries and reports until a task has ended.</summary>
    private sealed class CreationGate(Task opened) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int held;

        /// <summary>Completes when the creation of each entry is held.</summary>
        public Task Waiting => waiting.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                if (Interlocked.Increment(ref held) == Entries)
                {
                    waiting.SetResult();
                }

                await opened.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
