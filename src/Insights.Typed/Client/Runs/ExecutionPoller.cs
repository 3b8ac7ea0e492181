using Insights.Typed.Downloads;
using Insights.Typed.Errors;
using Insights.Typed.Language;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Client.Runs;

/// <summary>Waits until the one execution of an immediate report is completed.</summary>
internal sealed class ExecutionPoller(InsightsClient client, InsightsClientOptions options)
{
    private static readonly TimeSpan InitialDelay = TimeSpan.FromSeconds(1);

    /// <summary>Gets the completed execution, with a new link.</summary>
    public async Task<ReportExecution> WaitForFileAsync(string reportId, ProgressReporter progress, ReportTelemetry telemetry, CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        var wait = InitialDelay < options.PollInterval ? InitialDelay : options.PollInterval;
        var missingLinks = new AwaitedExecutions(options.TimeProvider, options.PollInterval);
        
        // Not the interval of polls alone: more polls do not make the list complete sooner, and the clean-up deletes the report with the file.
        var unlisted = new AwaitedExecutions(options.TimeProvider, options.PollInterval > options.WatchInterval ? options.PollInterval : options.WatchInterval);
        ReportExecution? last = null;
        while (true)
        {
            var execution = await client.GetLatestExecutionAsync(reportId, cancellationToken).ConfigureAwait(false);
            progress.Report(p => p with { ExecutionId = execution?.ExecutionId, ExecutionStatus = execution?.ExecutionStatus });
            telemetry.ExecutionSeen(execution?.ExecutionId, execution?.ExecutionStatus.Name);
            if (execution is not null && ExecutionLink.IsAvailable(execution))
            {
                return execution;
            }

            if (execution is not null)
            {
                last = execution;
                unlisted.Remove(execution.ExecutionId);
            }
            else if (last is not null && !unlisted.IsAwaited(last.ExecutionId))
            {
                throw CreateUnlistedException(reportId, last);
            }

            CheckProgress(reportId, execution, missingLinks);
            if (options.TimeProvider.GetElapsedTime(started) >= options.ReportTimeout)
            {
                throw execution is { } completed && completed.ExecutionStatus == ExecutionStatus.Completed
                    ? CreateMissingLinkException(reportId, completed)
                    : new InsightsException($"The report {reportId} was not completed within {options.ReportTimeout}; its last status was '{last?.ExecutionStatus.Name ?? "no execution yet"}'.")
                    {
                        Operation = InsightsOperationNames.GetExecutions,
                        Failure = new(ErrorKind.Timeout),
                    };
            }

            await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            wait = wait * 1.5 < options.PollInterval ? wait * 1.5 : options.PollInterval;
        }
    }

    /// <summary>Ends the polling if the execution is in a status that it does not leave.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="execution">The latest execution, which has no file yet; null if the report has none.</param>
    /// <param name="missingLinks">The executions that were completed without a link at an earlier poll.</param>
    private static void CheckProgress(string reportId, ReportExecution? execution, AwaitedExecutions missingLinks)
    {
        if (execution is null || execution.ExecutionStatus == ExecutionStatus.Pending || execution.ExecutionStatus == ExecutionStatus.Running || execution.ExecutionStatus == ExecutionStatus.Paused)
        {
            return;
        }

        var description = Describe(reportId, execution);
        if (execution.ExecutionStatus == ExecutionStatus.Failed)
        {
            throw new InsightsException($"{description} failed: the service has written no file. Run the query again; if it fails again, contact the service's support.")
            {
                Operation = InsightsOperationNames.GetExecutions,
                Failure = new(ErrorKind.ExecutionFailed),
            };
        }

        if (execution.ExecutionStatus != ExecutionStatus.Completed)
        {
            throw new InsightsException(
                $"{description} has the status '{UntrustedText.Sanitize(execution.ExecutionStatus.ToString(), UntrustedText.MaxNameLength)}', which the service does not document, so the client does not wait for it. " +
                "Run the query again; if the status remains, contact the service's support.")
            {
                Operation = InsightsOperationNames.GetExecutions,
                Failure = new(ErrorKind.InvalidResponse),
            };
        }

        if (!missingLinks.IsAwaited(execution.ExecutionId))
        {
            throw CreateMissingLinkException(reportId, execution);
        }
    }

    /// <summary>Creates the exception for an execution that was listed before. A request finds only executions in the statuses that it names, so this one probably has another.</summary>
    private static InsightsException CreateUnlistedException(string reportId, ReportExecution last) =>
        new($"{Describe(reportId, last)} is no longer listed by the service; its last status was '{UntrustedText.Sanitize(last.ExecutionStatus.ToString(), UntrustedText.MaxNameLength)}'. So it has probably ended without a file. Run the query again; if it happens again, contact the service's support.")
        {
            Operation = InsightsOperationNames.GetExecutions,
            Failure = new(ErrorKind.ExecutionFailed),
        };

    private static InsightsException CreateMissingLinkException(string reportId, ReportExecution execution) =>
        new($"{Describe(reportId, execution)} is completed and has no link to its file. Run the query again; if it happens again, contact the service's support.")
        {
            Operation = InsightsOperationNames.GetExecutions,
            Failure = new(ErrorKind.InvalidResponse),
        };

    private static string Describe(string reportId, ReportExecution execution) =>
        $"The execution {UntrustedText.Sanitize(execution.ExecutionId, UntrustedText.MaxNameLength)} of the report {reportId}";
}
