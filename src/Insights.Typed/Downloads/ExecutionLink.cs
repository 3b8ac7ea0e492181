using Insights.Typed.Settings;

namespace Insights.Typed.Downloads;

/// <summary>The link to an execution's file.</summary>
internal static class ExecutionLink
{
    public static bool IsAvailable(ReportExecution execution) =>
        execution.ExecutionStatus == ExecutionStatus.Completed && !string.IsNullOrEmpty(execution.ReportAccessSecureLink);

    /// <param name="execution">The execution.</param>
    /// <param name="service">The service that the link comes from.</param>
    /// <exception cref="InsightsException">There is none that may be followed.</exception>
    public static Uri Get(ReportExecution execution, Uri service)
    {
        if (!IsAvailable(execution))
        {
            throw new InsightsException(
                $"Execution {execution.ExecutionId} has no file: its status is '{execution.ExecutionStatus}'{(execution.ExecutionStatus == ExecutionStatus.Completed ? ", but it comes without a link" : "")}.") { Operation = "download report" };
        }

        return Uri.TryCreate(execution.ReportAccessSecureLink, UriKind.Absolute, out var link) && TrustedAddress.IsTrusted(link, service)
            ? link
            : throw new InsightsException($"The link to the file of execution {execution.ExecutionId} is not HTTPS, so it is not followed: plain HTTP is for a service on this machine with its files on this machine.") { Operation = "download report" };
    }
}
