using Insights.Typed.LocalService.Queries;

namespace Insights.Typed.LocalService.Reports;

/// <summary>A report: a query, and when it is to be executed.</summary>
internal sealed record Report
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The query as it was when the report was made; deleting the query does not change the report.</summary>
    public required Queries.SavedQuery Query { get; init; }

    public required DateTime Created { get; init; }

    public DateTime? Modified { get; init; }

    public required bool ExecuteNow { get; init; }

    /// <summary>When the first execution is due.</summary>
    public required DateTime StartTime { get; init; }

    /// <summary>What overrides the query's TIMESPAN, if anything does.</summary>
    public DateWindow? Window { get; init; }

    public int? RecurrenceInterval { get; init; }

    public int? RecurrenceCount { get; init; }

    public Schedule Schedule => new(StartTime, RecurrenceInterval is { } hours ? TimeSpan.FromHours(hours) : null, RecurrenceCount);

    public string? CallbackUrl { get; init; }

    public string? CallbackMethod { get; init; }

    public required ReportFormat Format { get; init; }
}
