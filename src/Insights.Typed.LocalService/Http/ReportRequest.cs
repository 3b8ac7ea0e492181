using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;

namespace Insights.Typed.LocalService.Http;

/// <summary>Makes a report of what a user sent, refusing what the service would refuse.</summary>
/// <remarks>Its types are named with their namespace: the test kit compiles this beside the client, which has types of these names too.</remarks>
internal sealed class ReportRequest(SavedQueries queries, Ids ids, ServiceProgram? program = null)
{
    private static readonly TimeSpan Notice = TimeSpan.FromHours(4);

    private readonly ServiceProgram program = program ?? ServiceProgram.PartnerInsights;

    /// <summary>A new report.</summary>
    public Reports.Report Read(CreateReportBody body, DateTime now)
    {
        var name = Required.Text(body.ReportName, "ReportName");
        var queryId = Required.Text(body.QueryId, "QueryId");
        var query = queries.Find(queryId) ?? throw Refusal.UnknownQueryId($"there is no query {queryId}");
        return With(body, now, new Reports.Report
        {
            Id = ids.Next(),
            Name = name,
            Query = query,
            Created = now,
            ExecuteNow = body.ExecuteNow ?? false,
            StartTime = now,
            Format = Reports.ReportFormat.Csv,
        });
    }

    /// <summary>A report with everything replaced that an update may replace; what the update leaves out is taken back.</summary>
    public Reports.Report Change(Reports.Report report, CreateReportBody body, DateTime now) =>
        With(body, now, report with { Name = Required.Text(body.ReportName, "ReportName"), Modified = now });

    private Reports.Report With(CreateReportBody body, DateTime now, Reports.Report report)
    {
        report = report with
        {
            Description = body.Description,
            Format = Reports.ReportFormat.Of(body.Format),
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

    private static DateWindow? WindowOf(CreateReportBody body) => TimeOverride.Of(
        TimeOf(body.QueryStartTime, "QueryStartTime"),
        TimeOf(body.QueryEndTime, "QueryEndTime"),
        "QueryStartTime",
        "QueryEndTime");

    private static DateTime StartTimeOf(CreateReportBody body, DateTime now)
    {
        var start = TimeOf(Required.Text(body.StartTime, "StartTime"), "StartTime")!.Value;
        return start >= now + Notice ? start : throw Refusal.StartsTooSoon($"StartTime is {body.StartTime}, now is {ServiceTime.Write(now)}");
    }

    private int? IntervalOf(CreateReportBody body, DatasetTable table)
    {
        if (body.RecurrenceInterval is not { } interval)
        {
            return null;
        }

        if (interval < program.MinimumRecurrenceInterval || interval > program.MaximumRecurrenceInterval)
        {
            throw Refusal.InvalidParameters(string.Create(
                CultureInfo.InvariantCulture, $"recurrence interval must be between {program.MinimumRecurrenceInterval} and {program.MaximumRecurrenceInterval}"));
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
