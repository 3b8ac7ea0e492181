using Insights.Typed.Contracts;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>The executions of reports.</content>
public sealed partial class InsightsClient
{
    /// <summary>What the service says where a report has no execution that matches.</summary>
    private const string NoExecution = "no executions";

    private static readonly ExecutionStatus[] EveryStatus = [ExecutionStatus.Pending, ExecutionStatus.Running, ExecutionStatus.Paused, ExecutionStatus.Completed];

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
        var address = ServiceAddress.Filtered(
            ServiceAddress.Of("ScheduledReport/execution", reportId, nameof(reportId)),
            ("executionId", executionIds is null ? null : Joined(executionIds, nameof(executionIds))),
            ("executionStatus", Joined((statuses ?? EveryStatus).Select(status => status.Name), nameof(statuses))),
            ("getLatestExecution", latestOnly ? "true" : "false"));
        return service.SendForPagesAsync(
            new ServiceRequest("get executions", HttpMethod.Get, address, NoneReason: NoExecution),
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

    private static string Joined(IEnumerable<string?> words, string parameter)
    {
        var joined = new List<string>();
        foreach (var word in words)
        {
            joined.Add(string.IsNullOrWhiteSpace(word) || word.Contains(';', StringComparison.Ordinal)
                ? throw new ArgumentException($"'{word}' cannot be asked for: each must be a word without a semicolon.", parameter)
                : word);
        }

        // No filter and a filter that lets nothing through are easily confused, and the service knows the former only.
        return joined.Count > 0
            ? string.Join(';', joined)
            : throw new ArgumentException("There is nothing to ask for: give at least one, or null for any.", parameter);
    }
}
