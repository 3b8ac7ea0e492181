using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>The telemetry of an operation, over real HTTP.</summary>
public sealed class OperationTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly CannedResponse Executions = CannedResponse.FromDocumentation(DocumentedResponse.Executions);

    [Fact]
    public async Task An_operation_is_one_span_with_its_retries_and_their_requests_below_it()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(429, "too many requests") with { RetryAfter = "7" }, new CannedResponse("") { IsAborted = true }, Executions);
        using var listening = new TelemetryRecorder();
        await using var client = Client(service, listening);

        await client.GetLatestExecutionAsync("planted-report", TestContext.Current.CancellationToken);

        var span = Assert.Single(listening.ClientSpans);
        Assert.Equal(("get executions", ActivityKind.Client, ActivityStatusCode.Unset), (span.OperationName, span.Kind, span.Status));
        Assert.Equal(
            [
                ("http.request.method", "GET"), ("http.request.resend_count", 2), ("http.response.status_code", 200), ("insights.operation", "get executions"),
                ("server.address", "127.0.0.1"), ("server.port", service.BaseAddress.Port), ("url.template", "ScheduledReport/execution/{reportId}"),
            ],
            span.TagObjects.Select(tag => (tag.Key, tag.Value!)).Order());
        var kinds = span.Events.Select(e => (string)e.Tags.Single(tag => tag.Key == "error.type").Value!).ToList();
        Assert.Equal("429", kinds[0]);
        Assert.True(Assert.Single(kinds[1..]) is "response_ended" or "network_error");
        Assert.Equal(7.0, span.Events.First().Tags.Single(tag => tag.Key == "insights.retry.delay").Value);
        Assert.Equal(3, listening.Spans.Count(other => other.Source.Name == "System.Net.Http" && other.ParentSpanId == span.SpanId));
    }

    [Fact]
    public async Task Its_duration_and_its_waits_are_measured_by_the_clock_of_the_client()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(503, "service unavailable") with { RetryAfter = "7" }, Executions);
        using var listening = new TelemetryRecorder();
        await using var client = Client(service, listening);

        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);

        var duration = Assert.Single(listening.Measurements, m => m.Instrument == "insights.client.operation.duration");
        Assert.Equal((7.0, "get executions", 200, null), (duration.Value, duration.Tag("insights.operation"), duration.Tag("http.response.status_code"), duration.Tag("error.type")));
        var delay = Assert.Single(listening.Measurements, m => m.Instrument == "insights.client.retry.delay");
        Assert.Equal((7.0, "get executions", "503"), (delay.Value, delay.Tag("insights.operation"), delay.Tag("error.type")));
        Assert.Equal(1, listening.Count("insights.client.token.duration"));
    }

    [Fact]
    public async Task A_failure_has_its_error_type()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(403, "forbidden") with { CorrelationId = "c-1" },
            new CannedResponse("<html>", 200, "text/html"),
            new CannedResponse(new string(' ', 5000)),
            new CannedResponse("", 302) { Location = "https://login.example/" });
        using var listening = new TelemetryRecorder();
        await using var client = Client(service, listening, maxRetries: 0);

        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAnyAsync<InsightsException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
        }

        string[] kinds = ["403", "invalid_response", "response_too_long", "302"];
        Assert.Equal(kinds, listening.ClientSpans.Select(span => span.GetTagItem("error.type")));
        Assert.All(listening.ClientSpans, span => Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription)));
        Assert.Equal("c-1", listening.ClientSpans.First().GetTagItem("insights.correlation_id"));
        Assert.Equal(kinds, listening.Measurements.Where(m => m.Instrument == "insights.client.operation.duration").Select(m => m.Tag("error.type")));
        Assert.Contains(listening.Events, e => e is { Id.Id: 2, Level: LogLevel.Warning, Id.Name: "OperationFailed", Category: InsightsTelemetry.LogCategory }
            && e.Message.Contains("'get executions' failed (403)", StringComparison.Ordinal) && e.Message.Contains("forbidden; correlation id: c-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancellation_is_not_logged_as_a_warning()
    {
        await using var service = await CannedService.StartAsync(Executions);
        using var listening = new TelemetryRecorder();
        using var cancellation = new CancellationTokenSource();
        var options = new InsightsClientOptions { BaseAddress = service.BaseAddress };
        listening.AddTo(options);
        await using var client = new InsightsClient(new SequentialCredential(() =>
        {
            cancellation.Cancel();
            return "token";
        }), options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetLatestExecutionAsync("r1", cancellation.Token));

        Assert.Contains(listening.Events, e => e.Id.Name == "OperationCanceled");
        Assert.DoesNotContain(listening.Events, e => e.Level >= LogLevel.Warning);
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(listening.ClientSpans).Status);
    }

    [Fact]
    public async Task An_empty_list_is_not_a_failure()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(404, "No executions have occurred for the given filter conditions"));
        using var listening = new TelemetryRecorder();
        await using var client = Client(service, listening);

        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);

        var span = Assert.Single(listening.ClientSpans);
        Assert.Equal((404, null, ActivityStatusCode.Unset), (span.GetTagItem("http.response.status_code"), span.GetTagItem("error.type"), span.Status));
        Assert.DoesNotContain(listening.Events, e => e.Level >= LogLevel.Information);
    }

    [Fact]
    public async Task Events_report_retries_and_tokens()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(401, "unauthorized"), CannedResponse.Error(429, "too many requests") with { RetryAfter = "5000" });
        using var listening = new TelemetryRecorder();
        var count = 0;
        await using var client = Client(service, listening, new SequentialCredential(() => $"planted-token-{count++}"));

        await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));

        Assert.Equal(["TokenObtained", "TokenRefused", "TokenObtained", "RetriesEnded", "OperationFailed"], listening.Events.Select(e => e.Id.Name));
        Assert.Contains("the service requests a delay of 01:23:20", listening.Events.Single(e => e.Id.Name == "RetriesEnded").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_has_a_template_of_its_address()
    {
        using var listening = new TelemetryRecorder();
        await using var local = await LocalServiceHost.StartAsync(client: listening.AddTo);
        var client = local.Client;
        var token = TestContext.Current.CancellationToken;

        var query = await client.CreateQueryAsync("q", Datasets.DynamicsUsage.Select(x => x.SubscriptionId), cancellationToken: token);
        var report = await client.CreateReportAsync(query.QueryId, new ImmediateReport { ReportName = "r" }, token);
        await client.GetDatasetsAsync(cancellationToken: token).CountAsync(token);
        await client.GetQueriesAsync(cancellationToken: token).CountAsync(token);
        await client.GetReportsAsync(cancellationToken: token).CountAsync(token);
        await client.GetLatestExecutionAsync(report.ReportId, token);
        await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), token).CountAsync(token);
        await Record.ExceptionAsync(() => client.PauseReportAsync(report.ReportId, token));
        await Record.ExceptionAsync(() => client.ResumeReportAsync(report.ReportId, token));
        await Record.ExceptionAsync(() => client.UpdateReportAsync(report.ReportId, new ReportUpdate { ReportName = "other" }, token));
        await client.DeleteReportAsync(report.ReportId, token);
        await client.DeleteQueryAsync(query.QueryId, token);

        var paths = local.Service.Requests.Select(r => r.Path.Split("/mpn/")[^1].Split('?')[0].Replace(report.ReportId, "{reportId}", StringComparison.Ordinal).Replace(query.QueryId, "{queryId}", StringComparison.Ordinal));
        Assert.Equal(paths, listening.ClientSpans.Select(span => (string)span.GetTagItem("url.template")!));
        Assert.Equal(12, listening.ClientSpans.Count());
    }

    [Fact]
    public async Task Without_listeners_it_works()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(429, "too many requests"), Executions);
        await using var client = service.CreateClient(options =>
        {
            options.MaxRetries = 1;
            options.TimeProvider = new AutoAdvanceTimeProvider(Start);
            options.RequestTimeout = AutoAdvanceTimeProvider.Never;
        });

        Assert.NotNull(await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
    }

    private static InsightsClient Client(CannedService service, TelemetryRecorder listening, InsightsCredential? credential = null, int maxRetries = 5)
    {
        var options = new InsightsClientOptions
        {
            BaseAddress = service.BaseAddress,
            MaxRetries = maxRetries,
            MaxResponseBytes = 4096,
            TimeProvider = new AutoAdvanceTimeProvider(Start),
            RequestTimeout = AutoAdvanceTimeProvider.Never,
        };
        listening.AddTo(options);
        return new InsightsClient(credential ?? InsightsCredential.FromToken("planted-token"), options);
    }

    private sealed class SequentialCredential(Func<string> next) : InsightsCredential
    {
        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new InsightsAccessToken(next(), DateTimeOffset.MaxValue));
    }
}
