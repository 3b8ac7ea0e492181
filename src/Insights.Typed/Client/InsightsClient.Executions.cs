using Insights.Typed.Client.Items;
using Insights.Typed.Contracts;
using Insights.Typed.Operations;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>The executions of reports.</content>
public sealed partial class InsightsClient
{
    /// <summary>The service's message when a report has no matching execution.</summary>
    private const string NoExecutionsMessage = "no executions";

    /// <summary>Gets the executions of a report in the last 90 days.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="executionIds">The ids of the executions to get; null for all.</param>
    /// <param name="statuses">The statuses of the executions to get; null for all that the program documents, and <see cref="ExecutionStatus.Failed"/>.</param>
    /// <param name="latestOnly">true to get only the latest execution; otherwise, false.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A sequence that requests its pages while it is read. It is empty if no execution matches, for example before the first execution.</returns>
    /// <remarks>
    /// By default the service lists only the latest completed execution, so the request always states statuses and whether
    /// all executions are listed. Only apps and games documents <see cref="ExecutionStatus.Failed"/>. Another program can have it too, so a request for all
    /// executions names it; if the service refuses that request, it is sent again with the documented statuses (our choice). The client filters the response by the passed values again (our choice), so that no other execution
    /// is taken for the requested one. The service's 404 for no match is an empty sequence here; a report that does not exist is
    /// an <see cref="InsightsServiceException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The report's id is empty; or the list of ids or statuses is empty, or contains a value that is empty or contains the
    /// semicolon that separates the values in the request.
    /// </exception>
    public IAsyncEnumerable<ReportExecution> GetExecutionsAsync(
        string reportId,
        IEnumerable<string>? executionIds = null,
        IEnumerable<ExecutionStatus>? statuses = null,
        bool latestOnly = false,
        CancellationToken cancellationToken = default)
    {
        var path = ServiceAddress.Create(ServiceOperation.GetExecutions, reportId, nameof(reportId));
        var ids = executionIds is null ? null : GetValues(executionIds, nameof(executionIds));
        var names = statuses is null ? null : GetValues(statuses.Select(status => status.Name), nameof(statuses));
        var listed = names is null
            ? executionList.GetAsync(CreateRequest, cancellationToken)
            : service.SendForPagesAsync(CreateRequest(string.Join(';', names)), InsightsJson.Default.EnvelopeReportExecution, cancellationToken);
        var executions = listed.Where(execution => ResourceFilter.IsOneOf(execution.ExecutionId, ids) && ResourceFilter.MayHaveStatus(execution.ExecutionStatus, names));
        return latestOnly ? LatestExecution.SelectAsync(executions, cancellationToken) : executions;

        ServiceRequest CreateRequest(string requestedStatuses) => new(
            ServiceOperation.GetExecutions,
            ServiceAddress.AddFilters(
                path,
                ("executionId", ids is null ? null : string.Join(';', ids)),
                ("executionStatus", requestedStatuses),
                ("getLatestExecution", latestOnly ? "true" : "false")),
            EmptyListMessage: NoExecutionsMessage);
    }

    /// <summary>Gets the latest execution of a report in any status, or null if the report has no execution yet.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <remarks>For a report that does not exist, the method throws an <see cref="InsightsServiceException"/>.</remarks>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task<ReportExecution?> GetLatestExecutionAsync(string reportId, CancellationToken cancellationToken = default) =>
        GetExecutionsAsync(reportId, latestOnly: true, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).AsTask();

    /// <summary>Returns the values of a filter without white space around them, which is no part of an id or a status.</summary>
    private static List<string> GetValues(IEnumerable<string?> values, string parameterName)
    {
        var checkedValues = new List<string>();
        foreach (var value in values)
        {
            checkedValues.Add(string.IsNullOrWhiteSpace(value) || value.Contains(';', StringComparison.Ordinal)
                ? throw new ArgumentException($"'{value}' cannot be requested: each value must be non-empty, without a semicolon.", parameterName)
                : value.Trim());
        }

        // An empty filter would be sent as no filter, which matches everything.
        return checkedValues.Count > 0
            ? checkedValues
            : throw new ArgumentException("The list is empty: pass at least one value, or null for all.", parameterName);
    }
}
