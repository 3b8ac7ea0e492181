using System.Net;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Documented;

/// <summary>An execution that will never have a file ends the wait immediately.</summary>
public sealed class UnknownStatusTests
{
    private const string Running = """{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"Running"}]}""";
    private const string NoExecutions = "";
    private const string CompletedWithoutLink = """{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"Completed"}]}""";

    private const string Linked = """{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"Completed","reportAccessSecureLink":"https://files.example.com/1"}]}""";

    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

    [Theory]
    [InlineData("Cancelled", "the status 'Cancelled', which the service does not document")]
    [InlineData("", "the status ''")]
    public async Task A_status_that_is_not_documented_ends_the_wait_with_its_name(string status, string expectedText)
    {
        var (error, looks) = await RunAsync($$"""{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"{{status}}"}]}""");

        Assert.Contains(expectedText, error.Message, StringComparison.Ordinal);
        Assert.Contains("e1", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, looks);
    }

    /// <summary>Only one program documents the status, and the service can return it in each.</summary>
    [Theory]
    [InlineData("PartnerInsights")]
    [InlineData("Marketplace")]
    [InlineData("AppsAndGames")]
    public async Task A_failed_execution_ends_the_wait(string program)
    {
        var (error, looks) = await RunAsync("""{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"failed"}]}""", InsightsProgram.Parse(program));

        Assert.Equal(
            "The execution e1 of the report r1 failed: the service has written no file. Run the query again; if it fails again, contact the service's support.", error.Message);
        Assert.Equal(("execution_failed", false, 1), (InsightsTelemetry.GetErrorType(error), error.IsTransient, looks));
    }

    /// <summary>The service lists only executions in the statuses that a request names. A list can lack one for a while, so it is an error only after the interval of a watch, 5 minutes by default.</summary>
    [Fact]
    public async Task An_execution_that_is_no_longer_listed_ends_the_wait_with_its_last_status()
    {
        var time = new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch);
        var (error, _) = await RunAsync([Running, NoExecutions], time: time);

        Assert.Equal(
            "The execution e1 of the report r1 is no longer listed by the service; its last status was 'Running'. So it has probably ended without a file. Run the query again; if it happens again, contact the service's support.",
            error.Message);
        Assert.Equal(("execution_failed", false), (InsightsTelemetry.GetErrorType(error), error.IsTransient));
        Assert.InRange(time.GetUtcNow() - DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(7));
    }

    /// <summary>More polls do not make the list complete sooner.</summary>
    [Fact]
    public async Task An_execution_that_is_listed_again_after_many_polls_completes()
    {
        var looks = 0;
        using var handler = CreateHandler(() => looks++ switch
        {
            0 => Running,
            <= 10 => NoExecutions,
            _ => Linked,
        });
        await using var client = CreateClient(handler, new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch), pollInterval: TimeSpan.FromSeconds(1));

        Assert.Single(await client.RunAsync(Ids, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(12, looks);
    }

    [Fact]
    public async Task An_execution_that_is_listed_again_is_awaited()
    {
        const string Failed = """{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"Failed"}]}""";
        string[] missing = [NoExecutions, NoExecutions];

        var (error, looks) = await RunAsync([Running, .. missing, Running, .. missing, Running, .. missing, Running, Failed]);

        Assert.EndsWith("failed: the service has written no file. Run the query again; if it fails again, contact the service's support.", error.Message, StringComparison.Ordinal);
        Assert.Equal(11, looks);
    }

    [Fact]
    public async Task A_time_limit_that_ends_while_an_execution_is_not_listed_has_its_last_status()
    {
        var (error, _) = await RunAsync([Running, NoExecutions], reportTimeout: TimeSpan.FromSeconds(10));

        Assert.Equal("The report r1 was not completed within 00:00:10; its last status was 'Running'.", error.Message);
    }

    /// <summary>A missing link can be temporary, so it is an error only after the interval between polls, 30 seconds by default.</summary>
    [Fact]
    public async Task A_completed_execution_without_a_link_is_an_error()
    {
        var time = new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch);
        var (error, looks) = await RunAsync(CompletedWithoutLink, time: time);

        Assert.Contains("completed and has no link to its file", error.Message, StringComparison.Ordinal);
        Assert.InRange(looks, 3, 20);
        Assert.InRange(time.GetUtcNow() - DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_time_limit_that_ends_while_a_link_is_awaited_is_the_same_error()
    {
        var time = new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch);
        var (error, _) = await RunAsync(CompletedWithoutLink, time: time, reportTimeout: TimeSpan.FromSeconds(10));

        Assert.StartsWith("The execution e1 of the report r1 is completed and has no link to its file. ", error.Message, StringComparison.Ordinal);
        Assert.InRange(time.GetUtcNow() - DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(29));
    }

    [Fact]
    public async Task A_link_that_is_late_is_followed()
    {
        var looks = 0;
        using var handler = CreateHandler(() => looks++ < 3 ? CompletedWithoutLink : Linked);
        await using var client = CreateClient(handler, new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch));

        var rows = await client.RunAsync(Ids, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Guid.Parse("6d6f0b4e-11aa-4a57-9c7e-2f6a3b1c0d01"), Assert.Single(rows));
        Assert.Equal(4, looks);
    }

    private static Task<(InsightsException Error, int Looks)> RunAsync(string executions, InsightsProgram? program = null, TimeProvider? time = null, TimeSpan? reportTimeout = null) =>
        RunAsync([executions], program, time, reportTimeout);

    /// <summary>Runs a query on a service that responds to each poll with the next of some texts; the last one repeats.</summary>
    private static async Task<(InsightsException Error, int Looks)> RunAsync(string[] polls, InsightsProgram? program = null, TimeProvider? time = null, TimeSpan? reportTimeout = null)
    {
        var looks = 0;
        using var handler = CreateHandler(() => polls[Math.Min(looks++, polls.Length - 1)]);
        await using var client = CreateClient(handler, time ?? new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch), program, reportTimeout);

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.RunAsync(Ids, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        return (error, looks);
    }

    private static StubHandler CreateHandler(Func<string> getExecutions) => new(request => request.RequestUri! switch
    {
        { Host: "files.example.com" } => StubHandler.Json("SubscriptionId\n6d6f0b4e-11aa-4a57-9c7e-2f6a3b1c0d01\n"),
        { AbsolutePath: var path } when path.Contains("/execution/", StringComparison.Ordinal) => getExecutions() is { Length: > 0 } executions
            ? StubHandler.Json(executions)
            : StubHandler.Json("""{"statusCode":404,"message":"no executions have occurred for the given filter conditions"}""", HttpStatusCode.NotFound),
        { AbsolutePath: var path } when path.Contains("ScheduledQueries", StringComparison.Ordinal) => StubHandler.Json("""{"value":[{"queryId":"q1"}]}"""),
        _ => StubHandler.Json("""{"value":[{"reportId":"r1"}]}"""),
    });

    private static InsightsClient CreateClient(HttpMessageHandler handler, TimeProvider time, InsightsProgram? program = null, TimeSpan? reportTimeout = null, TimeSpan? pollInterval = null) => new(
        InsightsCredential.FromToken("token"),
        new InsightsClientOptions
        {
            Program = program ?? InsightsProgram.PartnerInsights,
            MaxRetries = 0,
            RequestTimeout = AutoAdvanceTimeProvider.Never,
            PollInterval = pollInterval ?? TimeSpan.FromSeconds(30),
            ReportTimeout = reportTimeout ?? TimeSpan.FromHours(4),
            Handler = handler,
            TimeProvider = time,
        });
}
