namespace Insights.Typed.Reports;

/// <summary>Waits until an execution is completed.</summary>
internal sealed class ExecutionWait(InsightsClient client, InsightsClientOptions options)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The link to the completed execution's file, and whether data is held back from that.</summary>
    public async Task<(Uri Link, bool Redacted)> ForLinkAsync(string reportId, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        var wait = FirstWait < options.PollInterval ? FirstWait : options.PollInterval;
        while (true)
        {
            var execution = await client.GetLatestExecutionAsync(reportId, cancellationToken).ConfigureAwait(false);
            if (execution?.ExecutionStatus == ExecutionStatus.Completed && LinkOf(execution) is { } link)
            {
                return (link, execution.DataRedacted);
            }

            if (options.TimeProvider.GetElapsedTime(started) >= options.ReportTimeout)
            {
                throw new InsightsException(
                    $"The report {reportId} was not completed within {options.ReportTimeout}; its last status was '{execution?.ExecutionStatus.Name ?? "no execution yet"}'.");
            }

            await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            wait = wait * 1.5 < options.PollInterval ? wait * 1.5 : options.PollInterval;
        }
    }

    private static Uri? LinkOf(ReportExecution execution)
    {
        if (string.IsNullOrEmpty(execution.ReportAccessSecureLink))
        {
            return null;
        }

        return Uri.TryCreate(execution.ReportAccessSecureLink, UriKind.Absolute, out var link) && SafeAddress.IsSafe(link)
            ? link
            : throw new InsightsException($"The link to the file of execution {execution.ExecutionId} is neither HTTPS nor on this machine, so it is not followed.");
    }
}
