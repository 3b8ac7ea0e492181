using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A report: a query, and when it is to be executed.</summary>
public sealed class InsightsReport : InsightsResource
{
    /// <summary>The id.</summary>
    [JsonRequired]
    public string ReportId { get; init; } = "";

    /// <summary>The name it was given.</summary>
    public string? ReportName { get; init; }

    /// <summary>The description it was given.</summary>
    public string? Description { get; init; }

    /// <summary>The query it executes.</summary>
    public string? QueryId { get; init; }

    /// <summary>That query's text.</summary>
    public string? Query { get; init; }

    /// <summary>Who created it.</summary>
    public string? User { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedTime { get; init; }

    /// <summary>When it was last changed; null where it never was.</summary>
    public DateTimeOffset? ModifiedTime { get; init; }

    /// <summary>Whether it is executed once, at once.</summary>
    public bool? ExecuteNow { get; init; }

    /// <summary>When it is executed first.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Whether it is executed when its time comes; without a <see cref="Insights.Typed.ReportStatus.Name"/> where the service does not say.</summary>
    public ReportStatus ReportStatus { get; init; }

    /// <summary>The interval between two executions, in hours.</summary>
    public int? RecurrenceInterval { get; init; }

    /// <summary>How many executions there will be.</summary>
    public int? RecurrenceCount { get; init; }

    /// <summary>Where the service calls when an execution is ready.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>How it calls there: <c>GET</c> or <c>POST</c>.</summary>
    public string? CallbackMethod { get; init; }

    /// <summary>The format of its files; without a <see cref="ReportFormat.Name"/> where the service does not say.</summary>
    public ReportFormat Format { get; init; }
}
