using Insights.Typed.Emulation.Queries;
using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation;

/// <summary>A report: a query, and when it is executed.</summary>
public sealed record EmulatedReport
{
    internal EmulatedReport(string id, string name, StoredQuery query, DateTime createdTime, bool executeNow)
    {
        Id = id;
        Name = name;
        Query = query;
        CreatedTime = createdTime;
        StartTime = createdTime;
        ExecuteNow = executeNow;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The address for callbacks; null if the report has none.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>The HTTP method of callbacks, <c>GET</c> or <c>POST</c>; null if the report has no address for them.</summary>
    public string? CallbackMethod { get; init; }

    /// <summary>The format of the file.</summary>
    public EmulatedFormat Format { get; init; } = EmulatedFormat.Csv;

    internal string Name { get; init; }

    internal string? Description { get; init; }

    /// <summary>The query as it was when the report was created; deleting the query does not change the report.</summary>
    internal StoredQuery Query { get; }

    internal DateTime CreatedTime { get; }

    internal DateTime? ModifiedTime { get; init; }

    internal bool ExecuteNow { get; }

    /// <summary>The time when the first execution is due.</summary>
    internal DateTime StartTime { get; init; }

    /// <summary>The time that overrides the query's TIMESPAN; null for none.</summary>
    internal DateWindow? Window { get; init; }

    internal int? RecurrenceInterval { get; init; }

    internal int? RecurrenceCount { get; init; }

    internal Schedule Schedule => new(StartTime, RecurrenceInterval is { } hours ? TimeSpan.FromHours(hours) : null, RecurrenceCount);
}
