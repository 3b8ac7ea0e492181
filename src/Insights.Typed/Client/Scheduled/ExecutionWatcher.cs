using System.Runtime.CompilerServices;
using Insights.Typed.Downloads;

namespace Insights.Typed.Client.Scheduled;

/// <summary>Gives each completed execution of a report once, as they come.</summary>
internal sealed class ExecutionWatcher(InsightsClient client, string reportId, Func<CancellationToken, Task>? signal)
{
    /// <summary>The shortest wait between two looks, however often the signal comes.</summary>
    private static readonly TimeSpan MinimumDelay = TimeSpan.FromSeconds(1);

    private readonly InsightsClientOptions options = client.Options;
    private readonly RecentIds returnedIds = new();
    private long? failingSince;

    /// <summary>Those after one that was dealt with.</summary>
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

    /// <summary>Those that are not completed yet.</summary>
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

    /// <summary>A service that is out for hours must not end what goes on for years, so it is no answer; one that stays out must not go unnoticed.</summary>
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
        // Asked for first: what is completed before the report becomes inactive is in the list that follows.
        var report = await client.RequireReportAsync(reportId, cancellationToken).ConfigureAwait(false);
        var executions = await client.GetExecutionsAsync(reportId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

        // The service lists the latest first; where two times are equal, that decides.
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
                $"Execution {after} is none of those that the service remembers, which are of the last 90 days: some between it and these may be lost. To take all that there are, go on after none.") { Operation = "get executions" };
    }

    /// <summary>What the service has at one moment.</summary>
    /// <param name="Completed">The completed executions, the earliest first.</param>
    /// <param name="IsLast">Whether no more will follow.</param>
    private sealed record PollResult(List<ReportExecution> Completed, bool IsLast);
}
