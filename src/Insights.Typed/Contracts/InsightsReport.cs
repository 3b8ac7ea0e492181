using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A report: a query and its schedule.</summary>
public sealed class InsightsReport : InsightsResource
{
    /// <summary>Gets the id.</summary>
    [JsonRequired]
    public string ReportId { get; init; } = "";

    /// <summary>Gets the name.</summary>
    public string? ReportName { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the id of the query that the report executes.</summary>
    public string? QueryId { get; init; }

    /// <summary>Gets the text of the query.</summary>
    public string? Query { get; init; }

    /// <summary>Gets the user who created the report.</summary>
    public string? User { get; init; }

    /// <summary>Gets the time of creation.</summary>
    public DateTimeOffset? CreatedTime { get; init; }

    /// <summary>Gets the time of the last change; null if the report was never changed.</summary>
    public DateTimeOffset? ModifiedTime { get; init; }

    /// <summary>Gets a value indicating whether the report is executed once, immediately.</summary>
    public bool? ExecuteNow { get; init; }

    /// <summary>Gets the time of the first execution.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets the status; without a <see cref="Insights.Typed.ReportStatus.Name"/> if the service does not return it.</summary>
    public ReportStatus ReportStatus { get; init; }

    /// <summary>Gets the interval between two executions, in hours; null without one, for which the service can return zero.</summary>
    public int? RecurrenceInterval { get; init => field = GetPositive(value); }

    /// <summary>Gets the number of executions; null without a limit, for which the service can return zero.</summary>
    public int? RecurrenceCount { get; init => field = GetPositive(value); }

    /// <summary>Gets the address that the service calls when an execution is ready.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>Gets the method of the callback: <c>GET</c> or <c>POST</c>.</summary>
    public string? CallbackMethod { get; init; }

    /// <summary>Gets the format of the files; without a <see cref="ReportFormat.Name"/> if the service does not return it.</summary>
    public ReportFormat Format { get; init; }
}
