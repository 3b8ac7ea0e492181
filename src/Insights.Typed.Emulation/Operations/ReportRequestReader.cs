using System.Globalization;
using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.Language;

namespace Insights.Typed.Emulation.Operations;

/// <summary>Creates a report from a request, and refuses what the service would refuse.</summary>
internal sealed class ReportRequestReader(QueryStore queries, SeededIds ids)
{
    /// <summary>Creates a report.</summary>
    public EmulatedReport Read(CreateReportBody body, OperationContext context)
    {
        var name = OperationContext.Require(body.ReportName, "ReportName");
        var queryId = OperationContext.Require(body.QueryId, "QueryId");
        var query = queries.Find(queryId) ?? throw ServiceErrors.UnknownQueryId($"the query {queryId} does not exist");
        return ApplyBody(body, context, new EmulatedReport(ids.Next(), name, query, context.Now, body.ExecuteNow ?? false));
    }

    /// <summary>Replaces all properties that an update can replace; properties that the update omits are reset.</summary>
    public EmulatedReport Update(EmulatedReport report, CreateReportBody body, OperationContext context) =>
        ApplyBody(body, context, report with { Name = OperationContext.Require(body.ReportName, "ReportName"), ModifiedTime = context.Now });

    private EmulatedReport ApplyBody(CreateReportBody body, OperationContext context, EmulatedReport report)
    {
        report = report with
        {
            Description = body.Description,
            Format = EmulatedFormat.Parse(body.Format),
            CallbackUrl = body.CallbackUrl,
            CallbackMethod = ReadCallbackMethod(body),
        };

        // Each kind of report ignores the other's fields, right or wrong.
        return report.ExecuteNow
            ? report with { Window = ReadWindow(body) }
            : report with
            {
                StartTime = ReadStartTime(body, context.Now),
                RecurrenceInterval = ReadRecurrenceInterval(body, context.Program, queries.GetTable(report.Query)),
                RecurrenceCount = body.RecurrenceCount is null or > 0
                    ? body.RecurrenceCount
                    : throw ServiceErrors.InvalidParameters("RecurrenceCount must be above zero"),
            };
    }

    private static DateWindow? ReadWindow(CreateReportBody body) => TimeOverride.Read(
        ParseTime(body.QueryStartTime, "QueryStartTime"),
        ParseTime(body.QueryEndTime, "QueryEndTime"),
        "QueryStartTime",
        "QueryEndTime");

    private static DateTime ReadStartTime(CreateReportBody body, DateTime now)
    {
        var start = ParseTime(OperationContext.Require(body.StartTime, "StartTime"), "StartTime")!.Value;
        return start >= now + ServiceProgram.MinimumStartNotice ? start : throw ServiceErrors.StartTimeTooEarly($"StartTime is {body.StartTime}, now is {ServiceTime.ToText(now)}");
    }

    private static int? ReadRecurrenceInterval(CreateReportBody body, ServiceProgram program, DatasetTable table)
    {
        if (body.RecurrenceInterval is not { } interval)
        {
            return null;
        }

        if (interval < program.MinimumRecurrenceInterval || interval > program.MaximumRecurrenceInterval)
        {
            throw ServiceErrors.InvalidParameters(string.Create(
                CultureInfo.InvariantCulture, $"recurrence interval must be between {program.MinimumRecurrenceInterval} and {program.MaximumRecurrenceInterval}"));
        }

        return table.Schema.Details.MinimumRecurrenceInterval is { } minimum && interval < minimum
            ? throw ServiceErrors.InvalidParameters(string.Create(
                CultureInfo.InvariantCulture, $"recurrence interval {interval} is below {table.Name}'s minimum of {minimum} hours"))
            : interval;
    }

    private static string? ReadCallbackMethod(CreateReportBody body)
    {
        var method = body.CallbackMethod?.ToUpperInvariant() ?? "POST";
        if (method is not ("GET" or "POST"))
        {
            throw ServiceErrors.UnknownValue(body.CallbackMethod!);
        }

        return body.CallbackUrl is null ? null : method;
    }

    private static DateTime? ParseTime(string? text, string field) =>
        text is null ? null : ServiceTime.TryParse(text, out var time) ? time : throw ServiceErrors.InvalidTimeFormat(field);
}
