using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>A report that is executed later, once or again and again.</summary>
public sealed record ReportSchedule : ReportRequest
{
    /// <summary>How long after the earliest start a report starts that names none: the request takes a while to arrive.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The name of the query that <see cref="InsightsClient.CreateScheduledReportAsync{T}"/> creates with the report, and deletes with it.
    /// Letters, digits and spaces are accepted by every service that is known. Null for a generated one. Without effect where
    /// the query is on the service already.
    /// </summary>
    public string? QueryName { get; init; }

    /// <summary>
    /// When it is executed first. Sent in UTC, to the second. At least <see cref="InsightsClientOptions.MinimumStartNotice"/>
    /// from now, which is a rule of the service: a start just there can be too early once the request has arrived. Null for
    /// five minutes after the earliest (our choice).
    /// </summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>
    /// The interval between two executions, in hours. From <see cref="InsightsClientOptions.MinimumRecurrenceInterval"/> to
    /// <see cref="InsightsClientOptions.MaximumRecurrenceInterval"/>, and not below the dataset's
    /// <see cref="DatasetDescription.MinimumRecurrenceInterval"/>, which are rules of the service; the dataset's is checked
    /// here where the query is a typed one. Null leaves it to the service.
    /// </summary>
    public int? RecurrenceInterval { get; init; }

    /// <summary>How many executions there will be, at least one. Null leaves it to the service.</summary>
    public int? RecurrenceCount { get; init; }

    internal override ReportBody ToBody(string queryId, InsightsClientOptions options) => base.ToBody(queryId, options) with
    {
        StartTime = ReportFields.FormatStart(StartTime ?? options.TimeProvider.GetUtcNow() + options.MinimumStartNotice + Margin, nameof(StartTime), options),
        ExecuteNow = false,
        RecurrenceInterval = ReportFields.CheckInterval(RecurrenceInterval, nameof(RecurrenceInterval), options),
        RecurrenceCount = ReportFields.CheckCount(RecurrenceCount, nameof(RecurrenceCount)),
    };
}
