using System.Runtime.CompilerServices;
using Insights.Typed.Downloads;
using Insights.Typed.Language;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Client.Scheduled;

/// <summary>Yields each completed execution of a report once, in order of completion. For one enumeration: it remembers the executions of it.</summary>
internal sealed class ExecutionWatcher(InsightsClient client, string reportId, Func<CancellationToken, Task>? signal)
{
    /// <summary>The minimum delay between two polls, independent of the frequency of signals.</summary>
    private static readonly TimeSpan MinimumDelay = TimeSpan.FromSeconds(1);

    private readonly InsightsClientOptions options = client.Options;
    private readonly RecentIds processedIds = new();

    private readonly AwaitedExecutions missingLinks = new(client.Options.TimeProvider, client.Options.WatchInterval);
    private readonly UnfinishedExecutions unfinished = new(client.Options);

    private long? failingSince;

    /// <summary>The executions after one that was processed.</summary>
    public async IAsyncEnumerable<ReportExecution> WatchAfterAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            await SkipAsync(history => history.TakeUpTo(after, client.GetServiceTime()), cancellationToken).ConfigureAwait(false);
        }

        await foreach (var execution in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return execution;
        }
    }

    /// <summary>The executions that have not ended yet.</summary>
    public async IAsyncEnumerable<ReportExecution> WatchNewAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await SkipAsync(history => history.Ended, cancellationToken).ConfigureAwait(false);
        await foreach (var execution in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return execution;
        }
    }

    private async IAsyncEnumerable<ReportExecution> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var history = await TryPollAsync(cancellationToken).ConfigureAwait(false);
            if (history is not null)
            {
                missingLinks.RemoveAllExcept(history.Ended.Select(execution => execution.ExecutionId));
                foreach (var execution in unfinished.Update(history, processedIds.Contains))
                {
                    SetProcessed(execution.ExecutionId);
                    ReportFailed(execution);
                }
            }

            var isLinkAwaited = false;
            foreach (var execution in history?.Ended ?? [])
            {
                if (processedIds.Contains(execution.ExecutionId))
                {
                    continue;
                }

                var hasLink = ExecutionLink.IsAvailable(execution);
                if (!hasLink && execution.ExecutionStatus == ExecutionStatus.Completed && missingLinks.IsAwaited(execution.ExecutionId))
                {
                    // A missing link can be temporary (our choice): more polls follow, before later executions are returned.
                    isLinkAwaited = true;
                }
                else if (isLinkAwaited)
                {
                    continue;
                }
                else if (hasLink)
                {
                    SetProcessed(execution.ExecutionId);
                    yield return execution;
                }
                else
                {
                    // Once and for all: it would otherwise be returned after a later one if it gets its link.
                    SetProcessed(execution.ExecutionId);
                    ReportFailed(execution);
                }
            }

            if (history?.IsComplete(processedIds.Contains) == true && !isLinkAwaited && !unfinished.AreAwaited)
            {
                yield break;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SkipAsync(Func<ExecutionHistory, IEnumerable<ReportExecution>> select, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryPollAsync(cancellationToken).ConfigureAwait(false) is { } history)
            {
                foreach (var execution in select(history))
                {
                    processedIds.Add(execution.ExecutionId);
                }

                unfinished.Update(history, processedIds.Contains);

                return;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Polls the service. An outage of hours does not end a watch that runs for years; an outage longer than the limit does.</summary>
    private async Task<ExecutionHistory?> TryPollAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Requested first: an execution that completes before the report becomes inactive is in the list that follows.
            var report = await client.RequireReportAsync(reportId, cancellationToken).ConfigureAwait(false);
            var executions = await client.GetExecutionsAsync(reportId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            failingSince = null;
            return new ExecutionHistory(report, executions);
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

    private void SetProcessed(string executionId)
    {
        processedIds.Add(executionId);
        missingLinks.Remove(executionId);
    }

    private void ReportFailed(ReportExecution execution)
    {
        client.Telemetry.Log.ExecutionFailed(
            UntrustedText.SanitizeName(execution.ExecutionId), UntrustedText.SanitizeName(reportId), UntrustedText.SanitizeName(execution.ExecutionStatus.Name));
        options.OnExecutionFailed?.Invoke(execution);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var waitCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await WaitForSignalAsync(waitCancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's token, which distinguishes it from other cancellations.
            throw new TaskCanceledException(exception.Message, exception, cancellationToken);
        }

        await waitCancellation.CancelAsync().ConfigureAwait(false);
    }

    private async Task WaitForSignalAsync(CancellationToken cancellationToken)
    {
        var maximumDelay = Task.Delay(options.WatchInterval, options.TimeProvider, cancellationToken);
        if (signal is null)
        {
            await maximumDelay.ConfigureAwait(false);
            return;
        }

        var minimumDelay = Task.Delay(MinimumDelay < options.WatchInterval ? MinimumDelay : options.WatchInterval, options.TimeProvider, cancellationToken);
        var first = await Task.WhenAny(maximumDelay, signal(cancellationToken)).ConfigureAwait(false);
        await first.ConfigureAwait(false);
        await minimumDelay.ConfigureAwait(false);
    }
}
