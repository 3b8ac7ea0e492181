using Insights.Typed.Telemetry;

namespace Insights.Typed.Reports;

/// <summary>Waits until the one execution of an immediate report is completed.</summary>
internal sealed class ExecutionWait(InsightsClient client, InsightsClientOptions options)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The completed execution, with a link that was just handed out.</summary>
    public async Task<ReportExecution> ForFileAsync(string reportId, ProgressTeller progress, ReportTelemetry telemetry, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        var wait = FirstWait < options.PollInterval ? FirstWait : options.PollInterval;
        while (true)
        {
            var execution = await client.GetLatestExecutionAsync(reportId, cancellationToken).ConfigureAwait(false);
            progress.Tell(p => p with { ExecutionId = execution?.ExecutionId, ExecutionStatus = execution?.ExecutionStatus });
            telemetry.Seen(execution?.ExecutionId, execution?.ExecutionStatus.Name);
            if (execution is not null && ExecutionLink.IsThere(execution))
            {
                return execution;
            }

            if (options.TimeProvider.GetElapsedTime(started) >= options.ReportTimeout)
            {
                throw new InsightsException(
                    $"The report {reportId} was not completed within {options.ReportTimeout}; its last status was '{execution?.ExecutionStatus.Name ?? "no execution yet"}'.") { Operation = "get executions", Kind = ErrorKind.Timeout };
            }

            await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            wait = wait * 1.5 < options.PollInterval ? wait * 1.5 : options.PollInterval;
        }
    }
}
