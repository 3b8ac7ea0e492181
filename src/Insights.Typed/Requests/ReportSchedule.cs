using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>A report that is executed later, once or repeatedly.</summary>
public sealed record ReportSchedule : ReportRequest
{
    /// <summary>The margin after the earliest start, for a report without a start: the request takes a while to arrive.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets the name of the query that <see cref="InsightsClient.CreateScheduledReportAsync{T}"/> creates with the report, and deletes with it.
    /// Every known service accepts letters, digits and spaces. Null for a generated name. Ignored if
    /// the query exists on the service already.
    /// </summary>
    public string? QueryName { get; init; }

    /// <summary>
    /// Gets or sets the time of the first execution. Sent in UTC, to the second. At least <see cref="InsightsClientOptions.MinimumStartNotice"/>
    /// from now by the service's clock, which is a rule of the service: a start at exactly this limit can be too early when the request arrives. Null for
    /// five minutes after the earliest start when the request is sent (our choice).
    /// </summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>
    /// Gets or sets the interval between two executions, in hours. From <see cref="InsightsClientOptions.MinimumRecurrenceInterval"/> to
    /// <see cref="InsightsClientOptions.MaximumRecurrenceInterval"/>, and at least the dataset's
    /// <see cref="DatasetDescription.MinimumRecurrenceInterval"/>, which are rules of the service; the dataset's rule is checked
    /// before the request is sent if the query is typed. Null for the service's default.
    /// </summary>
    public int? RecurrenceInterval { get; init; }

    /// <summary>Gets or sets the number of executions, at least one. Null for the service's default.</summary>
    public int? RecurrenceCount { get; init; }

    internal override ReportBody ToBody(string queryId, InsightsClientOptions options, DateTimeOffset now) => base.ToBody(queryId, options, now) with
    {
        StartTime = ReportFields.FormatStart(StartTime ?? now + options.MinimumStartNotice + Margin, nameof(StartTime), options, now),
        ExecuteNow = false,
        RecurrenceInterval = ReportFields.CheckInterval(RecurrenceInterval, nameof(RecurrenceInterval), options),
        RecurrenceCount = ReportFields.CheckCount(RecurrenceCount, nameof(RecurrenceCount)),
    };
}
