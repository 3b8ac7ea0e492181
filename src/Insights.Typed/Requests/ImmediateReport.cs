using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>A report that is executed once, immediately.</summary>
public sealed record ImmediateReport : ReportRequest
{
    /// <summary>
    /// Gets or sets the start of the query's data, which replaces its TIMESPAN; null to use the query's TIMESPAN. Sent in UTC, to the
    /// second. The service supports it for immediate reports only.
    /// </summary>
    public DateTimeOffset? QueryStartTime { get; init; }

    /// <summary>Gets or sets the end of the query's data, as <see cref="QueryStartTime"/>. It must not be before the start.</summary>
    public DateTimeOffset? QueryEndTime { get; init; }

    internal override ReportBody ToBody(string queryId, InsightsClientOptions options, DateTimeOffset now)
    {
        ReportFields.ThrowIfEndBeforeStart(QueryStartTime, QueryEndTime, nameof(QueryEndTime));
        return base.ToBody(queryId, options, now) with
        {
            ExecuteNow = true,
            QueryStartTime = ReportFields.FormatTime(QueryStartTime),
            QueryEndTime = ReportFields.FormatTime(QueryEndTime),
        };
    }
}
