
namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>
/// Sources disagree about a request for executions that names no status. The client names every status, so both kinds of
/// services return the same to it.
/// </summary>
public sealed class UnfinishedExecutionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_finds_the_same_executions_and_rows_on_both_kinds_of_services(bool shown)
    {
        await using var local = await LocalServiceHost.StartAsync(service => { service.IncludesUnfinishedExecutions = shown; service.QueueTime = TimeSpan.FromMinutes(5); service.RunTime = TimeSpan.FromMinutes(5); });
        var cancel = TestContext.Current.CancellationToken;
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime).Take(3).Select(x => x.SubscriptionId);

        Assert.Equal(3, await local.Client.RunAsync(query, cancel).CountAsync(cancel));
        var nightly = await local.Client.CreateScheduledReportAsync(query, new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, RecurrenceCount = 2 }, cancel);
        Assert.Null(await local.Client.GetLatestExecutionAsync(nightly.ReportId, cancel));
        Assert.Empty(await nightly.GetExecutionsAsync(cancellationToken: cancel).ToListAsync(cancel));

        List<string> watched = [];
        await foreach (var execution in nightly.WatchAsync(cancellationToken: cancel))
        {
            watched.Add(execution.ExecutionId!);
        }

        Assert.Equal(2, watched.Count);
        Assert.Equal(watched[^1], (await local.Client.GetLatestExecutionAsync(nightly.ReportId, cancel))!.ExecutionId);
    }
}
