using Insights.Typed.Settings;

namespace Insights.Typed.Downloads;

/// <summary>The link to an execution's file.</summary>
internal static class ExecutionLink
{
    public static bool IsAvailable(ReportExecution execution) =>
        execution.ExecutionStatus == ExecutionStatus.Completed && !string.IsNullOrEmpty(execution.ReportAccessSecureLink);

    /// <param name="execution">The execution.</param>
    /// <param name="service">The address of the service that returned the link.</param>
    /// <exception cref="InsightsException">The execution has no link that may be followed.</exception>
    public static Uri Get(ReportExecution execution, Uri service)
    {
        if (!IsAvailable(execution))
        {
            throw new InsightsException(
                $"Execution {execution.ExecutionId} has no file: its status is '{execution.ExecutionStatus}'{(execution.ExecutionStatus == ExecutionStatus.Completed ? ", but it has no link" : "")}.") { Operation = InsightsOperationNames.DownloadReport };
        }

        return Uri.TryCreate(execution.ReportAccessSecureLink, UriKind.Absolute, out var link) && TrustedAddress.IsTrusted(link, service)
            ? link
            : throw new InsightsException($"The link to the file of execution {execution.ExecutionId} is not HTTPS, so it is not followed: plain HTTP is allowed only if both the service and its files are on this machine.") { Operation = InsightsOperationNames.DownloadReport };
    }
}
