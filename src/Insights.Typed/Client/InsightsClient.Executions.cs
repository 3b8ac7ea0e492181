using Insights.Typed.Contracts;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>The executions of reports.</content>
public sealed partial class InsightsClient
{
    /// <summary>What the service says where a report has no execution that matches.</summary>
    private const string NoExecutionsMessage = "no executions";

    private static readonly ExecutionStatus[] AllStatuses = [ExecutionStatus.Pending, ExecutionStatus.Running, ExecutionStatus.Paused, ExecutionStatus.Completed];

    /// <summary>The executions of a report, of the last 90 days.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="executionIds">Only those with these ids; null for any.</param>
    /// <param name="statuses">Only those in these statuses; null for every status that the service documents.</param>
    /// <param name="latestOnly">Only the latest one.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Asked for page by page, as far as they are read. Empty where none matches, as before the first execution.</returns>
    /// <remarks>
    /// Left to itself the service lists the latest completed execution only, so status and number are always asked for by
    /// name. Where it has none it answers 404, which is an empty list here; a report that does not exist is an
    /// <see cref="InsightsServiceException"/> all the same.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The report's id is empty; or there are ids or statuses, but none among them, or one that is empty or holds the
    /// semicolon by which the service sets them apart.
    /// </exception>
    public IAsyncEnumerable<ReportExecution> GetExecutionsAsync(
        string reportId,
        IEnumerable<string>? executionIds = null,
        IEnumerable<ExecutionStatus>? statuses = null,
        bool latestOnly = false,
        CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.AddFilters(
            ServiceAddress.Create("ScheduledReport/execution", reportId, nameof(reportId)),
            ("executionId", executionIds is null ? null : JoinValues(executionIds, nameof(executionIds))),
            ("executionStatus", JoinValues((statuses ?? AllStatuses).Select(status => status.Name), nameof(statuses))),
            ("getLatestExecution", latestOnly ? "true" : "false"));
        return service.SendForPagesAsync(
            new ServiceRequest("get executions", HttpMethod.Get, address, EmptyListMessage: NoExecutionsMessage),
            InsightsJson.Default.EnvelopeReportExecution,
            cancellationToken);
    }

    /// <summary>The latest execution of a report, whatever its status; null where there is none yet.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <remarks>A report that does not exist is an <see cref="InsightsServiceException"/>.</remarks>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task<ReportExecution?> GetLatestExecutionAsync(string reportId, CancellationToken cancellationToken = default) =>
        GetExecutionsAsync(reportId, latestOnly: true, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).AsTask();

    private static string JoinValues(IEnumerable<string?> values, string parameterName)
    {
        var checkedValues = new List<string>();
        foreach (var value in values)
        {
            checkedValues.Add(string.IsNullOrWhiteSpace(value) || value.Contains(';', StringComparison.Ordinal)
                ? throw new ArgumentException($"'{value}' cannot be asked for: each must be a word without a semicolon.", parameterName)
                : value);
        }

        // No filter and a filter that lets nothing through are easily confused, and the service knows the former only.
        return checkedValues.Count > 0
            ? string.Join(';', checkedValues)
            : throw new ArgumentException("There is nothing to ask for: give at least one, or null for any.", parameterName);
    }
}
