using System.Diagnostics;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>The telemetry of reading a report, between the client and the local service.</summary>
public sealed class ReportTests
{
    private static readonly InsightsQuery<string> Names = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.CustomerName + x.SubscriptionId + x.Month);

    [Fact]
    public async Task A_run_is_a_span_with_its_stages_and_their_operations_below_it()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);

        await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        var run = Assert.Single(listening.ClientSpans, span => span.OperationName == "read report");
        Assert.Equal((ActivityKind.Internal, "DynamicsUsage", 300L), (run.Kind, run.GetTagItem("insights.dataset"), run.GetTagItem("insights.rows")));
        Assert.NotNull(run.GetTagItem("insights.query.id"));
        Assert.NotNull(run.GetTagItem("insights.report.id"));
        var stages = listening.ClientSpans.Where(span => span.ParentSpanId == run.SpanId).ToList();
        Assert.Equal(["create", "wait for execution", "download and read", "clean up"], stages.OrderBy(span => span.StartTimeUtc).Select(span => span.OperationName));
        Assert.Equal(["create query", "create report"], Below(listening, stages, "create"));
        Assert.All(Below(listening, stages, "wait for execution"), name => Assert.Equal("get executions", name));
        Assert.Equal(["delete report", "delete query"], Below(listening, stages, "clean up"));
        var download = stages.Single(span => span.OperationName == "download and read");
        Assert.Contains(listening.Spans, span => span.Source.Name == "System.Net.Http" && span.ParentSpanId == download.SpanId);
    }

    [Fact]
    public async Task The_spans_of_the_caller_between_two_rows_are_not_below_the_run()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);
        var before = Activity.Current;

        await foreach (var row in local.Client.RunAsync(Names, TestContext.Current.CancellationToken))
        {
            Assert.Same(before, Activity.Current);
        }

        Assert.Same(before, Activity.Current);
    }

    [Fact]
    public async Task Rows_bytes_and_time_are_measured()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);

        await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).Take(3).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(300 + 3, listening.Sum("insights.client.report.rows"));
        Assert.InRange(listening.Sum("insights.client.download.io"), 1000, 1_000_000);
        Assert.Equal([1.0, -1.0, 1.0, -1.0], listening.Measurements.Where(m => m.Instrument == "insights.client.report.active").Select(m => m.Value));
        Assert.Equal(["DynamicsUsage", "DynamicsUsage"], listening.Measurements.Where(m => m.Instrument == "insights.client.report.duration").Select(m => m.Tag("insights.dataset")));
        Assert.Equal(2, listening.Events.Count(e => e.Id.Name == "ReportRead" && e.Message.Contains(" rows from ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_interrupted_download_and_an_expired_link_are_reported()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(3000));
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink);

        Assert.Equal(300, await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, listening.Sum("insights.client.download.resumes"));
        var run = listening.ClientSpans.Single(span => span.OperationName == "read report");
        Assert.Equal(["download resumed", "link refused"], run.Events.Select(e => e.Name).Where(name => name is not "execution"));
        Assert.Equal(["DownloadResumed", "LinkRenewed"], listening.Events.Select(e => e.Id.Name).Where(name => name is "DownloadResumed" or "LinkRenewed" or "OperationRetried"));
        Assert.DoesNotContain("(null)", string.Join('\n', listening.Events.Select(e => e.Message)), StringComparison.Ordinal);

        // The wait for the new link, and the remaining download, are parts of the download.
        var download = listening.ClientSpans.Single(span => span.OperationName == "download and read");
        Assert.Contains(listening.ClientSpans, span => span.OperationName == "wait for execution" && span.ParentSpanId == download.SpanId);
        Assert.Equal(3, listening.Spans.Count(span => span.Source.Name == "System.Net.Http" && span.ParentSpanId == download.SpanId));
    }

    [Fact]
    public async Task A_failed_run_is_reported_with_the_resources_left_on_the_service()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);
        local.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ErrorStatus(403));
        local.Service.Faults.Add(InsightsOperation.DeleteQuery, LocalServiceFault.ErrorStatus(403));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await local.Client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("get executions", Names.ToString()), (error.Operation, error.QueryText));
        var run = listening.ClientSpans.Single(span => span.OperationName == "read report");
        Assert.Equal(("403", ActivityStatusCode.Error), (run.GetTagItem("error.type"), run.Status));
        Assert.Contains(run.Events, e => e.Name == "resources left");
        Assert.Equal("403", listening.Measurements.Single(m => m.Instrument == "insights.client.report.duration").Tag("error.type"));
        Assert.Equal(0, listening.Sum("insights.client.report.active"));
        Assert.Contains(listening.Events, e => e.Id.Name == "ReportFailed");
        Assert.Contains(listening.Events, e => e.Id.Name == "ResourcesLeft");
    }

    [Fact]
    public async Task Rows_of_a_scheduled_report_are_reported_without_a_run()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);
        var report = await local.Client.CreateScheduledReportAsync(Names, new ReportSchedule { ReportName = "Daily", RecurrenceInterval = 24, RecurrenceCount = 1 }, TestContext.Current.CancellationToken);
        local.Time.Advance(TimeSpan.FromHours(6));

        var execution = await report.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        await report.ReadAsync(execution, cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        var read = listening.ClientSpans.Single(span => span.OperationName == "read report");
        Assert.Equal(300L, read.GetTagItem("insights.rows"));
        Assert.Equal(["download and read"], listening.ClientSpans.Where(span => span.ParentSpanId == read.SpanId).Select(span => span.OperationName));
        Assert.Equal(0, listening.Sum("insights.client.report.active"));
    }

    [Fact]
    public void A_row_allocates_no_memory()
    {
        const int Count = 100_000;
        using var report = new Insights.Typed.Telemetry.ClientTelemetry(new InsightsClientOptions()).StartReport("DynamicsUsage");
        Rows();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Rows();

        // Another test can have a listener, which receives thousands of rows at a time.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Count / 10);

        void Rows()
        {
            for (var i = 0; i < Count; i++)
            {
                report.RowRead();
            }
        }
    }

    private static IEnumerable<string> Below(TelemetryRecorder listening, List<Activity> stages, string stage) =>
        from parent in stages
        where parent.OperationName == stage
        from span in listening.ClientSpans
        where span.ParentSpanId == parent.SpanId
        orderby span.StartTimeUtc
        select span.OperationName;
}
