using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Documented;

/// <summary>An execution that will never have a file ends the wait immediately.</summary>
public sealed class UnknownStatusTests
{
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

    [Fact]
    public async Task A_completed_execution_without_a_link_is_an_error()
    {
        var (error, looks) = await RunAsync("""{"value":[{"executionId":"e1","reportId":"r1","executionStatus":"Completed"}]}""");

        Assert.Contains("completed and has no link to its file", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, looks);
    }

    private static async Task<(InsightsException Error, int Looks)> RunAsync(string executions, InsightsProgram? program = null)
    {
        var looks = 0;
        using var handler = new StubHandler(request => request.RequestUri!.AbsolutePath switch
        {
            var path when path.Contains("/execution/", StringComparison.Ordinal) => Looked(),
            var path when path.Contains("ScheduledQueries", StringComparison.Ordinal) => StubHandler.Json("""{"value":[{"queryId":"q1"}]}"""),
            _ => StubHandler.Json("""{"value":[{"reportId":"r1"}]}"""),
        });
        await using var client = new InsightsClient(
            InsightsCredential.FromToken("token"),
            new InsightsClientOptions { Program = program ?? InsightsProgram.PartnerInsights, MaxRetries = 0, Handler = handler, TimeProvider = new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch) });

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.RunAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        return (error, looks);

        HttpResponseMessage Looked()
        {
            looks++;
            return StubHandler.Json(executions);
        }
    }
}
