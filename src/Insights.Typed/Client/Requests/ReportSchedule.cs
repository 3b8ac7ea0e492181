namespace Insights.Typed;

/// <summary>A report that is executed later, once or again and again.</summary>
public sealed record ReportSchedule : ReportRequest
{
    /// <summary>
    /// When it is executed first. Sent in UTC, to the second. At least <see cref="InsightsClientOptions.MinimumStartNotice"/>
    /// from now, which is a rule of the service: a start just there can be too early once the request has arrived.
    /// </summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>
    /// The interval between two executions, in hours. From <see cref="InsightsClientOptions.MinimumRecurrenceInterval"/> to
    /// <see cref="InsightsClientOptions.MaximumRecurrenceInterval"/>, which are rules of the service; it also refuses what
    /// is below the dataset's <see cref="DatasetDescription.MinimumRecurrenceInterval"/>. Null leaves it to the service.
    /// </summary>
    public int? RecurrenceInterval { get; init; }

    /// <summary>How many executions there will be, at least one. Null leaves it to the service.</summary>
    public int? RecurrenceCount { get; init; }

    internal override ReportBody ToBody(InsightsClientOptions options) => base.ToBody(options) with
    {
        StartTime = ReportFields.Start(StartTime, nameof(StartTime), options),
        ExecuteNow = false,
        RecurrenceInterval = ReportFields.Interval(RecurrenceInterval, nameof(RecurrenceInterval), options),
        RecurrenceCount = ReportFields.Count(RecurrenceCount, nameof(RecurrenceCount)),
    };
}
