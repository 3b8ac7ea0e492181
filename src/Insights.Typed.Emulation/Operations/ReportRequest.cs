using System.Globalization;
using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Queries;

namespace Insights.Typed.Emulation.Operations;

/// <summary>Makes a report of what a user sent, refusing what the service would refuse.</summary>
internal sealed class ReportRequest(StoredQueries queries, SeededIds ids, EmulationOptions options)
{
    private static readonly TimeSpan Notice = TimeSpan.FromHours(4);

    /// <summary>A new report.</summary>
    public EmulatedReport Read(CreateReportBody body, DateTime now)
    {
        var name = Call.Require(body.ReportName, "ReportName");
        var queryId = Call.Require(body.QueryId, "QueryId");
        var query = queries.Find(queryId) ?? throw Refusal.UnknownQueryId($"there is no query {queryId}");
        return With(body, now, new EmulatedReport(ids.Next(), name, query, now, body.ExecuteNow ?? false));
    }

    /// <summary>A report with everything replaced that an update may replace; what the update leaves out is taken back.</summary>
    public EmulatedReport Change(EmulatedReport report, CreateReportBody body, DateTime now) =>
        With(body, now, report with { Name = Call.Require(body.ReportName, "ReportName"), Modified = now });

    private EmulatedReport With(CreateReportBody body, DateTime now, EmulatedReport report)
    {
        report = report with
        {
            Description = body.Description,
            Format = EmulatedFormat.Parse(body.Format),
            CallbackUrl = body.CallbackUrl,
            CallbackMethod = CallbackMethodOf(body),
        };

        // Each kind of report ignores the other's fields, right or wrong.
        return report.ExecuteNow
            ? report with { Window = WindowOf(body) }
            : report with
            {
                StartTime = StartTimeOf(body, now),
                RecurrenceInterval = IntervalOf(body, queries.TableOf(report.Query)),
                RecurrenceCount = body.RecurrenceCount is null or > 0
                    ? body.RecurrenceCount
                    : throw Refusal.InvalidParameters("RecurrenceCount must be above zero"),
            };
    }

    private static DateWindow? WindowOf(CreateReportBody body) => TimeOverride.Read(
        TimeOf(body.QueryStartTime, "QueryStartTime"),
        TimeOf(body.QueryEndTime, "QueryEndTime"),
        "QueryStartTime",
        "QueryEndTime");

    private static DateTime StartTimeOf(CreateReportBody body, DateTime now)
    {
        var start = TimeOf(Call.Require(body.StartTime, "StartTime"), "StartTime")!.Value;
        return start >= now + Notice ? start : throw Refusal.StartsTooSoon($"StartTime is {body.StartTime}, now is {ServiceTime.Write(now)}");
    }

    private int? IntervalOf(CreateReportBody body, DatasetTable table)
    {
        if (body.RecurrenceInterval is not { } interval)
        {
            return null;
        }

        if (interval < options.MinimumRecurrenceInterval || interval > options.MaximumRecurrenceInterval)
        {
            throw Refusal.InvalidParameters(string.Create(
                CultureInfo.InvariantCulture, $"recurrence interval must be between {options.MinimumRecurrenceInterval} and {options.MaximumRecurrenceInterval}"));
        }

        return table.Schema.MinimumRecurrenceInterval is { } minimum && interval < minimum
            ? throw Refusal.InvalidParameters(string.Create(
                CultureInfo.InvariantCulture, $"recurrence interval {interval} is below {table.Name}'s minimum of {minimum} hours"))
            : interval;
    }

    private static string? CallbackMethodOf(CreateReportBody body)
    {
        var method = body.CallbackMethod?.ToUpperInvariant() ?? "POST";
        if (method is not ("GET" or "POST"))
        {
            throw Refusal.NoSuchChoice(body.CallbackMethod!);
        }

        return body.CallbackUrl is null ? null : method;
    }

    private static DateTime? TimeOf(string? text, string field) =>
        text is null ? null : ServiceTime.TryRead(text, out var time) ? time : throw Refusal.BadTimeFormat(field);
}
