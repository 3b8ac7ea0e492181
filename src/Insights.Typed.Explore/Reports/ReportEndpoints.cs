using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Explore.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Reports;

/// <summary>The scheduled reports on the service.</summary>
internal sealed class ReportEndpoints(IExploreHost host, InsightsClient client)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reports", ListAsync);
        routes.MapPost("/api/reports", ScheduleAsync);
        routes.MapDelete("/api/reports/{id}", DeleteAsync);
        routes.MapPost("/api/reports/{id}/pause", context => ChangeAsync(context, client.PauseReportAsync));
        routes.MapPost("/api/reports/{id}/resume", context => ChangeAsync(context, client.ResumeReportAsync));
    }

    private async Task ListAsync(HttpContext context)
    {
        var reports = await client.GetReportsAsync(cancellationToken: context.RequestAborted).ToListAsync(context.RequestAborted).ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, new JsonObject { ["reports"] = ApiResponse.CreateArray(reports.Select(Describe)) }).ConfigureAwait(false);
    }

    private async Task ScheduleAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var inspection = CheckedText.Require(body.GetText("text"), host.Datasets);
        var interval = body.FindInteger("recurrenceInterval");
        if (host.FindIntervalProblem(interval, inspection.Dataset) is { } problem)
        {
            throw new ExploreException(ExploreFailure.BadRequest, problem);
        }

        var scheduled = await client.CreateScheduledReportAsync(
            InsightsQuery.FromText(inspection.Text),
            new ReportSchedule
            {
                ReportName = body.GetText("reportName"),
                RecurrenceInterval = interval,
                RecurrenceCount = body.FindInteger("recurrenceCount"),
                StartTime = body.FindTime("startTime"),
            },
            context.RequestAborted).ConfigureAwait(false);
        await WriteAsync(context, scheduled.Report, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private async Task ChangeAsync(HttpContext context, Func<string, CancellationToken, Task<InsightsReport>> change) =>
        await WriteAsync(context, await change(GetId(context), context.RequestAborted).ConfigureAwait(false), StatusCodes.Status200OK).ConfigureAwait(false);

    private async Task DeleteAsync(HttpContext context)
    {
        var id = GetId(context);
        var report = await client.GetReportsAsync(id, cancellationToken: context.RequestAborted).FirstOrDefaultAsync(context.RequestAborted).ConfigureAwait(false)
            ?? throw new ExploreException(ExploreFailure.NotFound, "The service does not have this report any more.");
        await host.DeleteReportAsync(client, report.ReportId, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task WriteAsync(HttpContext context, InsightsReport report, int status) => ApiResponse.WriteAsync(context, new JsonObject { ["report"] = Describe(report) }, status);

    private JsonObject Describe(InsightsReport report)
    {
        var document = host.Describe(report);
        document["nextDue"] = JsonTime.Format(host.FindNextDue(report, client.GetServiceTime()));
        document["lastDue"] = JsonTime.Format(host.FindLastDue(report));
        document["canPause"] = report.ReportStatus == ReportStatus.Active;
        document["canResume"] = report.ReportStatus == ReportStatus.Paused;
        document["outcome"] = JsonName.Get(report.ReportStatus == ReportStatus.Active ? Outcome.Good : report.ReportStatus == ReportStatus.Paused ? Outcome.Warning : Outcome.Open);
        return document;
    }

    private static string GetId(HttpContext context) => context.Request.GetRouteText("id");
}
