using Insights.Typed.Contracts;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>A report that is executed once, at once.</summary>
public sealed record ImmediateReport : ReportRequest
{
    /// <summary>
    /// Where the query's data begins, in place of its TIMESPAN; null to leave that to the query. Sent in UTC, to the
    /// second. The service has it for immediate reports only.
    /// </summary>
    public DateTimeOffset? QueryStartTime { get; init; }

    /// <summary>Where the query's data ends, as <see cref="QueryStartTime"/>, and not before it.</summary>
    public DateTimeOffset? QueryEndTime { get; init; }

    internal override ReportBody ToBody(string queryId, InsightsClientOptions options)
    {
        ReportFields.ThrowIfEndBeforeStart(QueryStartTime, QueryEndTime, nameof(QueryEndTime));
        return base.ToBody(queryId, options) with
        {
            ExecuteNow = true,
            QueryStartTime = ReportFields.FormatTime(QueryStartTime),
            QueryEndTime = ReportFields.FormatTime(QueryEndTime),
        };
    }
}
