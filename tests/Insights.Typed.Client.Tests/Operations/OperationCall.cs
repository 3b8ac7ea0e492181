
namespace Insights.Typed.Client.Tests.Operations;

/// <summary>Calls of one operation each, on a client whose clock is fixed at <see cref="Now"/>.</summary>
internal static class OperationCall
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 10, 9, 0, 0, 500, TimeSpan.Zero);

    public static ReportSchedule Schedule { get; } = new()
    {
        ReportName = "Weekly",
        StartTime = new DateTimeOffset(2026, 3, 11, 1, 30, 0, TimeSpan.FromHours(2)),
    };

    /// <summary>The request of a call to which the service responds with a report.</summary>
    public static Task<RecordedRequest> SentAsync(Func<InsightsClient, CancellationToken, Task> call) =>
        SentAsync(call, CannedResponse.FromDocumentation(DocumentedResponse.CreatedReport));

    public static async Task<RecordedRequest> SentAsync(Func<InsightsClient, CancellationToken, Task> call, CannedResponse response, Action<InsightsClientOptions>? configure = null)
    {
        await using var service = await CannedService.StartAsync(response);
        await using var client = service.CreateClient(Configure(configure));
        await call(client, TestContext.Current.CancellationToken);
        return Assert.Single(service.Requests);
    }

    /// <summary>The message of a call that is rejected before a request is sent.</summary>
    public static async Task<ArgumentException> RefusedAsync(
        Func<InsightsClient, CancellationToken, Task> call, Action<InsightsClientOptions>? configure = null)
    {
        await using var service = await CannedService.StartAsync();
        await using var client = service.CreateClient(Configure(configure));
        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(client, TestContext.Current.CancellationToken));
        Assert.Empty(service.Requests);
        return exception;
    }

    private static Action<InsightsClientOptions> Configure(Action<InsightsClientOptions>? configure = null) => options =>
    {
        options.TimeProvider = new AutoAdvanceTimeProvider(Now);
        options.RequestTimeout = AutoAdvanceTimeProvider.Never;
        configure?.Invoke(options);
    };
}
