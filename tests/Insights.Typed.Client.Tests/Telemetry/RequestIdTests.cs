using System.Reflection;
using Insights.Typed.Telemetry;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>The ids that the service's support requests, and the service's headers about multifactor authentication.</summary>
public sealed class RequestIdTests
{
    private static readonly CannedResponse Executions = CannedResponse.FromDocumentation(DocumentedResponse.Executions);

    [Fact]
    public async Task Each_request_has_its_id_and_that_of_its_operation()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(503, "busy"), Executions, Executions);
        await using var client = Client(service, maxRetries: 1);

        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);
        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);

        var correlations = service.Requests.Select(request => Guid.Parse(request.Header("ms-correlationid")!)).ToList();
        Assert.Equal(correlations[0], correlations[1]);
        Assert.NotEqual(correlations[1], correlations[2]);
        Assert.Distinct(service.Requests.Select(request => Guid.Parse(request.Header("ms-requestid")!)));
    }

    [Fact]
    public async Task An_error_and_the_log_have_the_ids_of_the_response()
    {
        using var listening = new TelemetryRecorder();
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(403, "forbidden") with { Headers = new() { ["MS-CorrelationId"] = "c-1", ["MS-RequestId"] = "r-1" } });
        await using var client = Client(service, listening: listening);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));

        Assert.Equal(("c-1", "r-1"), (error.CorrelationId, error.RequestId));
        var failed = listening.Events.Single(e => e.Id.Name == "OperationFailed");
        Assert.Contains("correlation id: c-1; request id: r-1", failed.Message, StringComparison.Ordinal);
        Assert.Equal(("c-1", "r-1"), (listening.ClientSpans.Single().GetTagItem("insights.correlation_id"), listening.ClientSpans.Single().GetTagItem("insights.request_id")));
    }

    [Fact]
    public async Task An_error_and_the_log_have_the_ids_of_the_request_if_the_response_has_none()
    {
        foreach (var response in (CannedResponse[])[CannedResponse.Error(403, "forbidden"), new CannedResponse("") { IsAborted = true }, new CannedResponse("<html>", 200, "text/html"), new CannedResponse(new string(' ', 70_000_000)), new CannedResponse("{}") { Headers = new() { ["Content-Encoding"] = "br" } }])
        {
            using var listening = new TelemetryRecorder();
            await using var service = await CannedService.StartAsync(response);
            await using var client = Client(service, listening: listening);

            var error = await Assert.ThrowsAnyAsync<InsightsException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));

            var sent = Assert.Single(service.Requests);
            Assert.Equal((sent.Header("ms-correlationid"), sent.Header("ms-requestid")), (error.CorrelationId, error.RequestId));
            Assert.All(
                listening.Events.Where(e => e.Id.Name!.StartsWith("Operation", StringComparison.Ordinal)),
                e => Assert.Contains($"correlation id: {error.CorrelationId}", e.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_event_of_an_operation_has_its_correlation_id()
    {
        using var listening = new TelemetryRecorder();
        await using var service = await CannedService.StartAsync(CannedResponse.Error(503, "busy"), Executions, CannedResponse.Error(429, "slow down") with { RetryAfter = "5000" });
        await using var client = Client(service, maxRetries: 1, listening);

        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));

        Assert.Equal(["OperationRetried", "OperationCompleted", "RetriesEnded", "OperationFailed"], listening.Events.Where(e => e.Id.Id is >= 1 and < 10).Select(e => e.Id.Name));
        var sent = service.Requests.Select(request => request.Header("ms-correlationid")!).ToList();
        Assert.All(
            listening.Events.Where(e => e.Id.Id is >= 1 and < 10).Zip([sent[0], sent[1], sent[2], sent[2]]),
            pair => Assert.Contains(pair.Second, pair.First.Message, StringComparison.Ordinal));
    }

    /// <summary>
    /// Events without the id do not belong to a single request to the service: those of the authority and of file hosts have
    /// other ids; others sum up many requests, each of which has an event.
    /// </summary>
    [Fact]
    public void Each_event_of_a_request_to_the_service_has_its_correlation_id()
    {
        var events = typeof(Events).GetMethods().Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().ToList();

        Assert.Equal(
            [
                "TokenObtained", "TokenFailed", "TokenKept", "ReportStarted", "ReportCreated", "ExecutionSeen", "DataRedacted", "ReportRead", "ResourcesLeft",
                "ReportCanceled", "RowsRejected", "ExecutionFailed", "DownloadStarted", "DownloadResumed", "LinkRenewed",
            ],
            events.Where(e => !e.Message.Contains("correlation id: {CorrelationId}", StringComparison.Ordinal)).OrderBy(e => e.EventId).Select(e => e.EventName));
    }

    [Fact]
    public async Task A_refused_token_and_a_failed_report_have_the_ids_of_the_response()
    {
        using var listening = new TelemetryRecorder();
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(401, "unauthorized") with { Headers = new() { ["MS-CorrelationId"] = "c-2", ["MS-RequestId"] = "r-2" } });
        await using var client = Client(service, listening: listening);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await client.RunAsync(Datasets.DynamicsUsage.Select(x => x.AssignedSeats), TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("c-2", "r-2"), (error.CorrelationId, error.RequestId));
        Assert.All(
            (string[])["TokenRefused", "ReportFailed"],
            name => Assert.Contains("correlation id: c-2; request id: r-2", Assert.Single(listening.Events, e => e.Id.Name == name).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("unknown", null)]
    [InlineData(null, null)]
    public async Task MFA_compliance_of_the_response_is_exposed(string? headerValue, bool? expected)
    {
        using var listening = new TelemetryRecorder();
        await using var service = await CannedService.StartAsync(Executions with { Headers = headerValue is null ? [] : new() { ["isMfaCompliant"] = headerValue } });
        await using var client = Client(service, listening: listening);
        Assert.Null(client.IsMfaCompliant);

        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);

        Assert.Equal("true", Assert.Single(service.Requests).Header("ValidateMfa"));
        Assert.Equal(expected, client.IsMfaCompliant);
        Assert.Equal(expected, listening.ClientSpans.Single().GetTagItem("insights.mfa_compliant"));
        Assert.Equal(expected == false ? 1 : 0, listening.Events.Count(e => e is { Id.Id: 14, Id.Name: "TokenNotMfaCompliant", Level: LogLevel.Warning }));
    }

    [Fact]
    public async Task An_error_response_sets_MFA_compliance_and_only_a_change_is_logged()
    {
        var not = new Dictionary<string, string> { ["isMfaCompliant"] = "false" };
        using var listening = new TelemetryRecorder();
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(403, "forbidden") with { Headers = not }, Executions with { Headers = not }, Executions,
            Executions with { Headers = new() { ["isMfaCompliant"] = "true" } }, Executions with { Headers = not });
        await using var client = Client(service, listening: listening);

        await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
        Assert.False(client.IsMfaCompliant);
        for (var i = 0; i < 4; i++)
        {
            await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, listening.Events.Count(e => e.Id.Name == "TokenNotMfaCompliant"));
    }

    [Fact]
    public async Task The_check_can_be_disabled()
    {
        await using var service = await CannedService.StartAsync(Executions);
        await using var client = service.CreateClient(options => options.ValidateMfa = false);

        await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(service.Requests).Header("ValidateMfa"));
    }

    private static InsightsClient Client(CannedService service, int maxRetries = 0, TelemetryRecorder? listening = null) => service.CreateClient(options =>
    {
        options.MaxRetries = maxRetries;
        options.TimeProvider = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        options.RequestTimeout = AutoAdvanceTimeProvider.Never;
        listening?.AddTo(options);
    });
}
