using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>
/// The changes of a report. <see cref="InsightsClient.UpdateReportAsync"/> sends only the properties that are not null; the service does not
/// document what happens to the other fields, so check the report in its response. <see cref="ScheduledReport{T}.UpdateAsync"/> also sends the
/// other fields, as the service returned them before. A report's query cannot be changed.
/// </summary>
public sealed record ReportUpdate
{
    /// <summary>Gets or sets the new name. Not empty. Null to send no change.</summary>
    public string? ReportName { get; init; }

    /// <summary>Gets or sets the description of the report. Null to send no change.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Gets or sets the time of the next execution. Sent in UTC, to the second. At least <see cref="InsightsClientOptions.MinimumStartNotice"/>
    /// from now by the service's clock, which is a rule of the service. Null to send no change.
    /// </summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>
    /// Gets or sets the interval between two executions, in hours. From <see cref="InsightsClientOptions.MinimumRecurrenceInterval"/> to
    /// <see cref="InsightsClientOptions.MaximumRecurrenceInterval"/>, and at least the dataset's
    /// <see cref="DatasetDescription.MinimumRecurrenceInterval"/>, which are rules of the service; the dataset's rule is checked
    /// before the request is sent by <see cref="ScheduledReport{T}.UpdateAsync"/> if the query is typed. Null to send no change.
    /// </summary>
    public int? RecurrenceInterval { get; init; }

    /// <summary>Gets or sets the number of executions, at least one. Null to send no change.</summary>
    public int? RecurrenceCount { get; init; }

    /// <summary>Gets or sets the format of the files: CSV or TSV. Null to send no change.</summary>
    public ReportFormat? Format { get; init; }

    /// <summary>
    /// Gets or sets the address that the service calls when a file is ready: an absolute HTTP or HTTPS address, sent as it is written.
    /// Null to send no change.
    /// </summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>Gets or sets the method of the callback: GET or POST. Null to send no change.</summary>
    public HttpMethod? CallbackMethod { get; init; }

    /// <param name="options">The options of the client, with the rules of the service.</param>
    /// <param name="now">The service's current time.</param>
    /// <exception cref="ArgumentException">A field is not valid.</exception>
    internal ReportBody ToBody(InsightsClientOptions options, DateTimeOffset now) => new()
    {
        ReportName = ReportName is null ? null : ReportFields.RequireText(ReportName, nameof(ReportName)),
        Description = Description,
        StartTime = StartTime is { } start ? ReportFields.FormatStart(start, nameof(StartTime), options, now) : null,
        RecurrenceInterval = ReportFields.CheckInterval(RecurrenceInterval, nameof(RecurrenceInterval), options),
        RecurrenceCount = ReportFields.CheckCount(RecurrenceCount, nameof(RecurrenceCount)),
        Format = Format is { } format ? ReportFields.CheckFormat(format, nameof(Format)) : null,
        CallbackUrl = ReportFields.CheckAddress(CallbackUrl, nameof(CallbackUrl)),
        CallbackMethod = ReportFields.CheckMethod(CallbackMethod, nameof(CallbackMethod)),
    };
}
