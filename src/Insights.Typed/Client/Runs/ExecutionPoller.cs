using Insights.Typed.Downloads;
using Insights.Typed.Errors;
using Insights.Typed.Language;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Client.Runs;

/// <summary>Waits until the one execution of an immediate report is completed.</summary>
internal sealed class ExecutionPoller(InsightsClient client, InsightsClientOptions options)
{
    private static readonly TimeSpan InitialDelay = TimeSpan.FromSeconds(1);

    /// <summary>The completed execution, with a link that was just handed out.</summary>
    public async Task<ReportExecution> WaitForFileAsync(string reportId, ProgressReporter progress, ReportTelemetry telemetry, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        var wait = InitialDelay < options.PollInterval ? InitialDelay : options.PollInterval;
        var isLinkMissing = false;
        while (true)
        {
            var execution = await client.GetLatestExecutionAsync(reportId, cancellationToken).ConfigureAwait(false);
            progress.Report(p => p with { ExecutionId = execution?.ExecutionId, ExecutionStatus = execution?.ExecutionStatus });
            telemetry.ExecutionSeen(execution?.ExecutionId, execution?.ExecutionStatus.Name);
            if (execution is not null && ExecutionLink.IsAvailable(execution))
            {
                return execution;
            }

            isLinkMissing = CheckProgress(reportId, execution, isLinkMissing);
            if (options.TimeProvider.GetElapsedTime(started) >= options.ReportTimeout)
            {
                throw new InsightsException(
                    $"The report {reportId} was not completed within {options.ReportTimeout}; its last status was '{execution?.ExecutionStatus.Name ?? "no execution yet"}'.") { Operation = "get executions", Failure = new(ErrorKind.Timeout) };
            }

            await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            wait = wait * 1.5 < options.PollInterval ? wait * 1.5 : options.PollInterval;
        }
    }

    /// <summary>Ends the wait where the execution is in a state that it does not leave by itself.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="execution">Its latest execution; null where there is none yet.</param>
    /// <param name="wasLinkMissing">Whether it was completed and had no link a moment ago, which can be a matter of moments (our choice).</param>
    /// <returns>Whether it is completed and has no link.</returns>
    private static bool CheckProgress(string reportId, ReportExecution? execution, bool wasLinkMissing)
    {
        if (execution is null || execution.ExecutionStatus == ExecutionStatus.Pending || execution.ExecutionStatus == ExecutionStatus.Running || execution.ExecutionStatus == ExecutionStatus.Paused)
        {
            return false;
        }

        var description = $"The execution {UntrustedText.Sanitize(execution.ExecutionId, UntrustedText.MaxNameLength)} of the report {reportId}";
        if (execution.ExecutionStatus != ExecutionStatus.Completed)
        {
            throw new InsightsException(
                $"{description} has the status '{UntrustedText.Sanitize(execution.ExecutionStatus.ToString(), UntrustedText.MaxNameLength)}', which the service does not document, so it is not waited for. " +
                "Run the query again; if the status stays, ask the service's support.")
            {
                Operation = "get executions",
                Failure = new(ErrorKind.InvalidResponse),
            };
        }

        return !wasLinkMissing
            ? true
            : throw new InsightsException($"{description} is completed and has no link to its file. Run the query again; if it happens again, ask the service's support.")
            {
                Operation = "get executions",
                Failure = new(ErrorKind.InvalidResponse),
            };
    }
}
