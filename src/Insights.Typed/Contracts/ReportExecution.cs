using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>One execution of a report.</summary>
public sealed class ReportExecution : ServiceItem
{
    /// <summary>The id.</summary>
    [JsonRequired]
    public string ExecutionId { get; set; } = "";

    /// <summary>The report.</summary>
    public string? ReportId { get; set; }

    /// <summary>How far it is.</summary>
    public ExecutionStatus ExecutionStatus { get; set; }

    /// <summary>The interval between two executions, in hours.</summary>
    public int? RecurrenceInterval { get; set; }

    /// <summary>How many executions there will be.</summary>
    public int? RecurrenceCount { get; set; }

    /// <summary>Where the service calls when it is ready.</summary>
    public string? CallbackUrl { get; set; }

    /// <summary>How it calls there: <c>GET</c> or <c>POST</c>.</summary>
    public string? CallbackMethod { get; set; }

    /// <summary>The format of the file; without a <see cref="ReportFormat.Name"/> where the service does not say.</summary>
    public ReportFormat Format { get; set; }

    /// <summary>Where the file lies, for the service itself.</summary>
    public string? ReportLocation { get; set; }

    /// <summary>A link to the file that needs no token. A secret: whoever has it can read the report.</summary>
    public string? ReportAccessSecureLink { get; set; }

    /// <summary>When the link stops being good.</summary>
    public DateTimeOffset? ReportExpiryTime { get; set; }

    /// <summary>When the file was written.</summary>
    public DateTimeOffset? ReportGeneratedTime { get; set; }
}
