using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>One execution of a report.</summary>
public sealed class ReportExecution : InsightsResource
{
    /// <summary>Gets the id.</summary>
    [JsonRequired]
    public string ExecutionId { get; init; } = "";

    /// <summary>Gets the id of the report.</summary>
    public string? ReportId { get; init; }

    /// <summary>Gets the status.</summary>
    public ExecutionStatus ExecutionStatus { get; init; }

    /// <summary>Gets the interval between two executions, in hours; null without one, for which the service can return zero.</summary>
    public int? RecurrenceInterval { get; init => field = GetPositive(value); }

    /// <summary>Gets the number of executions; null without a limit, for which the service can return zero.</summary>
    public int? RecurrenceCount { get; init => field = GetPositive(value); }

    /// <summary>Gets the address that the service calls when the execution is ready.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>Gets the method of the callback: <c>GET</c> or <c>POST</c>.</summary>
    public string? CallbackMethod { get; init; }

    /// <summary>Gets the format of the file; without a <see cref="ReportFormat.Name"/> if the service does not return it.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>Gets the location of the file, for the service itself.</summary>
    public string? ReportLocation { get; init; }

    /// <summary>Gets a link to the file that requires no token. It is a secret: anyone who has it can read the report.</summary>
    public string? ReportAccessSecureLink { get; init; }

    /// <summary>Gets the time when the link expires.</summary>
    public DateTimeOffset? ReportExpiryTime { get; init; }

    /// <summary>Gets the time when the file was written.</summary>
    public DateTimeOffset? ReportGeneratedTime { get; init; }

    /// <summary>
    /// Gets the time by which executions are ordered: that of the file. One that is still to be written is later than the others. An execution that
    /// ended without a file has no time, and must not look like the latest.
    /// </summary>
    private DateTimeOffset OrderTime => ReportGeneratedTime ?? (ExecutionStatus.IsFinal ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue);

    /// <summary>Gets a comparer that orders executions by the times of their files, the earliest first. The service documents no order.</summary>
    /// <remarks>Executions whose file is still to be written are last. Those that ended without a file are first, so that none of them looks like the latest.</remarks>
    public static IComparer<ReportExecution> TimeComparer { get; } = Comparer<ReportExecution>.Create((x, y) => Nullable.Compare(x?.OrderTime, y?.OrderTime));
}
