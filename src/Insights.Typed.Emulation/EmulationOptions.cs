using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>How an emulated service behaves.</summary>
public sealed record EmulationOptions
{
    /// <summary>The seed of all ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The clock of the service.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long an execution is <c>Pending</c>.</summary>
    public TimeSpan QueueTime { get; init; }

    /// <summary>How long an execution is <c>Running</c> after that.</summary>
    public TimeSpan RunTime { get; init; }

    /// <summary>How long a download link is valid after the response that contains it.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The maximum number of items in a response with a list; null for no limit.</summary>
    public int? PageSize { get; init; }

    /// <summary>The program, which has the limits of intervals and the statuses of executions, unless a request has another one.</summary>
    public ServiceProgram Program { get; init; } = ServiceProgram.PartnerInsights;

    /// <summary>Whether the name of a query has to consist of letters, digits and white space.</summary>
    public bool ValidatesQueryNames { get; init; }

    /// <summary>
    /// Whether a request for executions that names no status finds the latest one in any status while none has completed.
    /// </summary>
    public bool IncludesUnfinishedExecutions { get; init; }

    /// <summary>Whether a request for executions also finds the one that is due next: it is <c>Pending</c>, or <c>Paused</c> while the report is.</summary>
    public bool ListsUpcomingExecutions { get; init; }

    /// <summary>Whether the date range of a query limits the rows. Otherwise every row is in every date range.</summary>
    public bool EvaluatesDateRanges { get; init; } = true;

    /// <summary>Whether the values of a text column are dates; null if that is unknown.</summary>
    public Func<ColumnSchema, bool>? IsDateColumn { get; init; }

    /// <summary>The time that the rows of a query are from.</summary>
    /// <param name="query">The query.</param>
    /// <param name="window">The time that overrides the date range of the query; null for none.</param>
    /// <param name="now">The time that the date range looks back from.</param>
    internal DateWindow GetWindow(BoundQuery query, DateWindow? window, DateTime now) =>
        window ?? (EvaluatesDateRanges ? DateWindow.FromRange(query.DateRange ?? DateWindow.GetDefaultRange(query.Table.Schema), now) : default);
}
