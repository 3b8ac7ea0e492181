using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>One execution of a report.</summary>
public sealed class ReportExecution : InsightsResource
{
    /// <summary>The id.</summary>
    [JsonRequired]
    public string ExecutionId { get; init; } = "";

    /// <summary>The report.</summary>
    public string? ReportId { get; init; }

    /// <summary>How far it is.</summary>
    public ExecutionStatus ExecutionStatus { get; init; }

    /// <summary>The interval between two executions, in hours.</summary>
    public int? RecurrenceInterval { get; init; }

    /// <summary>How many executions there will be.</summary>
    public int? RecurrenceCount { get; init; }

    /// <summary>Where the service calls when it is ready.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>How it calls there: <c>GET</c> or <c>POST</c>.</summary>
    public string? CallbackMethod { get; init; }

    /// <summary>The format of the file; without a <see cref="ReportFormat.Name"/> where the service does not say.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>Where the file lies, for the service itself.</summary>
    public string? ReportLocation { get; init; }

    /// <summary>A link to the file that needs no token. A secret: whoever has it can read the report.</summary>
    public string? ReportAccessSecureLink { get; init; }

    /// <summary>When the link stops being good.</summary>
    public DateTimeOffset? ReportExpiryTime { get; init; }

    /// <summary>When the file was written.</summary>
    public DateTimeOffset? ReportGeneratedTime { get; init; }
}
