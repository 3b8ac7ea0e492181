using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>
/// What to change of a report. Only what is not null is sent; the service does not document what becomes of the rest, so
/// look at the report that it answers with. A report's query cannot be changed.
/// </summary>
public sealed record ReportUpdate
{
    /// <summary>Its new name. Not empty.</summary>
    public string? ReportName { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <inheritdoc cref="ReportSchedule.StartTime" />
    public DateTimeOffset? StartTime { get; init; }

    /// <inheritdoc cref="ReportSchedule.RecurrenceInterval" />
    public int? RecurrenceInterval { get; init; }

    /// <inheritdoc cref="ReportSchedule.RecurrenceCount" />
    public int? RecurrenceCount { get; init; }

    /// <summary>The format of its files.</summary>
    public ReportFormat? Format { get; init; }

    /// <inheritdoc cref="ReportRequest.CallbackUrl" />
    public Uri? CallbackUrl { get; init; }

    /// <inheritdoc cref="ReportRequest.CallbackMethod" />
    public HttpMethod? CallbackMethod { get; init; }

    /// <exception cref="ArgumentException">A field is not what it must be.</exception>
    internal ReportBody ToBody(InsightsClientOptions options) => new()
    {
        ReportName = ReportName is null ? null : ReportFields.RequireText(ReportName, nameof(ReportName)),
        Description = Description,
        StartTime = StartTime is { } start ? ReportFields.FormatStart(start, nameof(StartTime), options) : null,
        RecurrenceInterval = ReportFields.CheckInterval(RecurrenceInterval, nameof(RecurrenceInterval), options),
        RecurrenceCount = ReportFields.CheckCount(RecurrenceCount, nameof(RecurrenceCount)),
        Format = Format is { } format ? ReportFields.CheckFormat(format, nameof(Format)) : null,
        CallbackUrl = ReportFields.CheckAddress(CallbackUrl, nameof(CallbackUrl)),
        CallbackMethod = ReportFields.CheckMethod(CallbackMethod, nameof(CallbackMethod)),
    };
}
