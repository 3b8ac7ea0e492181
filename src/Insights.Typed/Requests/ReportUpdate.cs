using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>
/// The changes of a report. Only properties that are not null are sent; the service does not document what happens to the other fields, so
/// check the report in its response. A report's query cannot be changed.
/// </summary>
public sealed record ReportUpdate
{
    /// <summary>Gets or sets the new name. Not empty.</summary>
    public string? ReportName { get; init; }

    /// <summary>Gets or sets the description of the report.</summary>
    public string? Description { get; init; }

    /// <inheritdoc cref="ReportSchedule.StartTime" />
    public DateTimeOffset? StartTime { get; init; }

    /// <inheritdoc cref="ReportSchedule.RecurrenceInterval" />
    public int? RecurrenceInterval { get; init; }

    /// <inheritdoc cref="ReportSchedule.RecurrenceCount" />
    public int? RecurrenceCount { get; init; }

    /// <summary>Gets or sets the format of the files.</summary>
    public ReportFormat? Format { get; init; }

    /// <inheritdoc cref="ReportRequest.CallbackUrl" />
    public Uri? CallbackUrl { get; init; }

    /// <inheritdoc cref="ReportRequest.CallbackMethod" />
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
