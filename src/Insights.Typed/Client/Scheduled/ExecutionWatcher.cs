using System.Runtime.CompilerServices;
using Insights.Typed.Downloads;

namespace Insights.Typed.Client.Scheduled;

/// <summary>Yields each completed execution of a report once, in order of completion.</summary>
internal sealed class ExecutionWatcher(InsightsClient client, string reportId, Func<CancellationToken, Task>? signal)
{
    /// <summary>The minimum delay between two polls, independent of the frequency of signals.</summary>
    private static readonly TimeSpan MinimumDelay = TimeSpan.FromSeconds(1);

    private readonly InsightsClientOptions options = client.Options;
    private readonly RecentIds returnedIds = new();
    private long? failingSince;

    /// <summary>The executions after one that was processed.</summary>
    public async IAsyncEnumerable<ReportExecution> WatchAfterAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            await SkipAsync(executions => TakeUpTo(after, executions), cancellationToken).ConfigureAwait(false);
        }

        await foreach (var execution in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return execution;
        }
    }

    /// <summary>The executions that are not completed yet.</summary>
    public async IAsyncEnumerable<ReportExecution> WatchNewAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await SkipAsync(executions => executions, cancellationToken).ConfigureAwait(false);
        await foreach (var execution in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return execution;
        }
    }

    private async IAsyncEnumerable<ReportExecution> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await TryPollAsync(cancellationToken).ConfigureAwait(false);
            foreach (var execution in result?.Completed ?? [])
            {
                if (returnedIds.TryAdd(execution.ExecutionId))
                {
                    yield return execution;
                }
            }

            if (result?.IsLast == true)
            {
                yield break;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SkipAsync(Func<List<ReportExecution>, IEnumerable<ReportExecution>> select, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryPollAsync(cancellationToken).ConfigureAwait(false) is { } result)
            {
                foreach (var execution in select(result.Completed))
                {
                    returnedIds.TryAdd(execution.ExecutionId);
                }

                return;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Polls the service. An outage of hours does not end a watch that runs for years; an outage longer than the limit does.</summary>
    private async Task<PollResult?> TryPollAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await PollAsync(cancellationToken).ConfigureAwait(false);
            failingSince = null;
            return result;
        }
        catch (InsightsException exception) when (exception.IsTransient)
        {
            failingSince ??= options.TimeProvider.GetTimestamp();
            if (options.TimeProvider.GetElapsedTime(failingSince.Value) >= options.MaxOutage)
            {
                throw;
            }

            return null;
        }
    }

    private async Task<PollResult> PollAsync(CancellationToken cancellationToken)
    {
        // Requested first: an execution that completes before the report becomes inactive is in the list that follows.
        var report = await client.RequireReportAsync(reportId, cancellationToken).ConfigureAwait(false);
        var executions = await client.GetExecutionsAsync(reportId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

        // The service lists the latest first; that order decides between equal times.
        var completed = executions.Where(ExecutionLink.IsAvailable).Reverse().OrderBy(execution => execution.ReportGeneratedTime).ToList();
        return new PollResult(completed, IsLast: report.ReportStatus == ReportStatus.Inactive && completed.Count == executions.Count);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var waitCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var maximumDelay = Task.Delay(options.WatchInterval, options.TimeProvider, waitCancellation.Token);
        if (signal is null)
        {
            await maximumDelay.ConfigureAwait(false);
            return;
        }

        var minimumDelay = Task.Delay(MinimumDelay < options.WatchInterval ? MinimumDelay : options.WatchInterval, options.TimeProvider, waitCancellation.Token);
        var first = await Task.WhenAny(maximumDelay, signal(waitCancellation.Token)).ConfigureAwait(false);
        await first.ConfigureAwait(false);
        await minimumDelay.ConfigureAwait(false);
        await waitCancellation.CancelAsync().ConfigureAwait(false);
    }

    private static IEnumerable<ReportExecution> TakeUpTo(string after, List<ReportExecution> executions)
    {
        var last = executions.FindIndex(execution => string.Equals(execution.ExecutionId, after, StringComparison.OrdinalIgnoreCase));
        return last >= 0
            ? executions.Take(last + 1)
            : throw new InsightsException(
                $"The service does not have execution {after}: it keeps executions for 90 days. Some executions after it may be lost. To get all remaining executions, continue with null.") { Operation = "get executions" };
    }

    /// <summary>A snapshot of the service's executions.</summary>
    /// <param name="Completed">The completed executions, the earliest first.</param>
    /// <param name="IsLast">true if no more executions will follow; otherwise, false.</param>
    private sealed record PollResult(List<ReportExecution> Completed, bool IsLast);
}
