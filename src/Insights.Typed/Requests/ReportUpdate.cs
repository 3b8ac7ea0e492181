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
        ReportName = ReportName is null ? null : ReportFields.Text(ReportName, nameof(ReportName)),
        Description = Description,
        StartTime = StartTime is { } start ? ReportFields.Start(start, nameof(StartTime), options) : null,
        RecurrenceInterval = ReportFields.Interval(RecurrenceInterval, nameof(RecurrenceInterval), options),
        RecurrenceCount = ReportFields.Count(RecurrenceCount, nameof(RecurrenceCount)),
        Format = Format is { } format ? ReportFields.Format(format, nameof(Format)) : null,
        CallbackUrl = ReportFields.Address(CallbackUrl, nameof(CallbackUrl)),
        CallbackMethod = ReportFields.Method(CallbackMethod, nameof(CallbackMethod)),
    };
}
