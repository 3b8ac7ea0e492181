using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Http;

/// <summary><c>ScheduledReport</c>: reports.</summary>
internal sealed class ReportEndpoints(ReportStore reports, ReportRequest request, Callbacks callbacks, Paging paging, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("ScheduledReport", CreateAsync).As(LocalServiceOperation.CreateReport);
        routes.MapGet("ScheduledReport", ListAsync).As(LocalServiceOperation.ListReports);
        routes.MapPut("ScheduledReport/{reportId}", UpdateAsync).As(LocalServiceOperation.UpdateReport);
        routes.MapPut("ScheduledReport/pause/{reportId}", context => ChangeAsync(context, h => h.Pause(), "Report paused successfully")).As(LocalServiceOperation.PauseReport);
        routes.MapPut("ScheduledReport/resume/{reportId}", context => ChangeAsync(context, h => h.Resume(), "Report resumed successfully")).As(LocalServiceOperation.ResumeReport);
        routes.MapDelete("ScheduledReport/{reportId}", DeleteAsync).As(LocalServiceOperation.DeleteReport);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await context.Request.ReadBodyAsync<CreateReportBody>().ConfigureAwait(false);
        var report = request.Read(body, Now);
        var state = reports.Add(report);
        callbacks.Arm();
        await context.AnswerAsync([ReportBody.Of(state)], "Report created successfully").ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var body = await context.Request.ReadBodyAsync<CreateReportBody>().ConfigureAwait(false);
        var now = Now;
        await ChangeAsync(context, h => h.Change(r => request.Change(r, body, now)), "Report updated successfully").ConfigureAwait(false);
    }

    private Task ChangeAsync(HttpContext context, Action<ReportHistory> change, string message)
    {
        var state = reports.Change(IdOf(context), Now, change);
        callbacks.Arm();
        return context.AnswerAsync([ReportBody.Of(state)], message);
    }

    private Task ListAsync(HttpContext context)
    {
        var id = context.Request.Parameter("reportId");
        var name = context.Request.Parameter("reportName");
        var queryId = context.Request.Parameter("queryId");
        var found = reports.AllAt(Now).Where(s => Matches(s.Report.Id, id) && Matches(s.Report.Name, name) && Matches(s.Report.Query.Id, queryId)).ToList();
        if (found.Count == 0 && (id ?? name ?? queryId) is not null)
        {
            throw Refusal.NothingFound();
        }

        return paging.AnswerAsync<ReportBody>(context, [.. found.Select(ReportBody.Of)], "Reports fetched successfully");
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var report = await reports.RemoveAsync(IdOf(context), Now).ConfigureAwait(false);
        await context.AnswerAsync([ReportBody.Of(report)], "Report deleted successfully").ConfigureAwait(false);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["reportId"]!;

    private static bool Matches(string value, string? wanted) => wanted is null || string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);
}
