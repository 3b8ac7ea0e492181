using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A service that lists the next execution of a report before it is due, as pending, or as paused while the report is.</summary>
public sealed class UpcomingExecutionTests
{
    [Fact]
    public async Task A_report_with_the_query_of_before_is_paused_and_then_deleted()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export);
        Configure(export, "Name, Seats");

        Assert.Contains("paused the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.Contains("deleted the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);

        Assert.Single((await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports").EnumerateArray());
        for (var night = 0; night < 3; night++)
        {
            export.Clock.Advance(ExportFixture.Night);
            Assert.Equal(1, await export.RunAsync());
            Assert.StartsWith("Name,Seats\n", export.Tool.Folder.Read("data/dataset=Usage/latest.csv"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_with_the_query_of_before_is_not_paused_while_an_execution_is_due()
    {
        await using var export = await StartAsync(options => options.QueueTime = TimeSpan.FromHours(10));
        Configure(export, "Name");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, "Name, Seats");

        Assert.DoesNotContain("paused", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);

        export.Clock.Advance(TimeSpan.FromHours(11));
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output;
        Assert.Contains("paused the report", run, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows", run, StringComparison.Ordinal);
    }

    /// <summary>The first is generated after the second is due.</summary>
    [Fact]
    public async Task A_report_is_not_paused_while_an_execution_overlaps_the_one_before()
    {
        await using var export = await StartAsync(options =>
        {
            options.QueueTime = TimeSpan.FromHours(30);
            options.ListsUpcomingExecutions = false;
        });
        Configure(export, "Name", mode: "append");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + TimeSpan.FromHours(32));
        Configure(export, "Name, Seats", mode: "append");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output;
        Assert.Contains("Usage: 60 rows", run, StringComparison.Ordinal);
        Assert.DoesNotContain("paused the report", run, StringComparison.Ordinal);

        export.Clock.Advance(ExportFixture.Night);
        Assert.Contains("Usage: 60 rows", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_paused_report_is_not_deleted_before_an_execution_that_was_due(bool isNextListed)
    {
        await using var export = await StartAsync(options =>
        {
            options.QueueTime = TimeSpan.FromHours(10);
            options.ListsUpcomingExecutions = isNextListed;
        });
        Configure(export, "Name", mode: "append");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);
        Configure(export, "Name, Seats", mode: "append");

        Assert.DoesNotContain("deleted the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);

        export.Clock.Advance(TimeSpan.FromHours(11));
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output;
        Assert.Contains("Usage: 60 rows", run, StringComparison.Ordinal);
        Assert.Contains("deleted the report", run, StringComparison.Ordinal);
    }

    /// <summary>A pause over a due time does not make each later execution look due.</summary>
    [Fact]
    public async Task A_report_that_was_paused_and_resumed_is_paused()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export);
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "pause", id)).AssertExit(0);
        export.Clock.Advance(ExportFixture.Night);
        (await export.Tool.RunAsync("report", "resume", id)).AssertExit(0);
        export.Clock.Advance(2 * ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync());
        Configure(export, "Name, Seats");

        Assert.Contains("paused the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
    }

    /// <summary>The service does not document that the next execution of a paused report is paused, too. After some nights, it could have been due before the pause.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_paused_report_is_deleted_although_its_next_execution_is_pending(int nights)
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export);
        Configure(export, "Name, Seats");
        await export.RunAsync();
        export.Clock.Advance(nights * ExportFixture.Night);
        using var handler = new PendingExecutionHandler();
        export.Tool.Handler = handler;

        Assert.Contains("deleted the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.True(handler.HasChanged);
    }

    /// <summary>As those of a query with a column that the service has removed: the next one is pending, and none that was due is.</summary>
    [Fact]
    public async Task A_report_whose_executions_fail_is_paused()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export);
        export.Clock.Advance(ExportFixture.Night);
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Configure(export, "Name, Seats");

        Assert.Contains("paused the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_execution_is_the_reason_why_one_is_missing()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export, hours: 168);
        export.Clock.Advance(7 * ExportFixture.Night);
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);

        Assert.Contains("1 execution of the report failed", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    private static Task<ExportFixture> StartAsync(Action<LocalServiceOptions>? configure = null) => ExportFixture.StartAsync(
        options =>
        {
            options.ListsUpcomingExecutions = true;
            configure?.Invoke(options);
        },
        Service.Usage);

    private static void Configure(ExportFixture export, string columns, int hours = 24, string mode = "replace") => export.Configure(
        $$"""{ "target": { "type": "folder", "path": "data", "format": "csv" }, "queries": [{ "name": "Usage", "query": "SELECT {{columns}} FROM Usage TIMESPAN LIFETIME" }], "mode": "{{mode}}", "every": {{hours}} }""");

    private static async Task ExportFirstAsync(ExportFixture export, int hours = 24)
    {
        Configure(export, "Name", hours);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
    }

    /// <summary>Changes the status of each paused execution to pending.</summary>
    private sealed class PendingExecutionHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public bool HasChanged { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("/execution/", StringComparison.Ordinal))
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                var changed = body.Replace("\"Paused\"", "\"Pending\"", StringComparison.Ordinal);
                HasChanged |= changed != body;
                response.Content = new StringContent(changed, Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
