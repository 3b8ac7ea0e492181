using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The operations on reports.</summary>
internal sealed class ReportOperations(EmulationHost host, ReportStore reports, ReportRequestReader reader)
{
    public async Task<EmulatedResponse> CreateAsync(OperationContext context)
    {
        var report = reader.Read(await context.ReadBodyAsync(ServiceJson.Default.CreateReportBody).ConfigureAwait(false), context);
        host.PrepareQuery(report.Query.Bound);
        return CompleteChange(reports.Add(report), "Report created successfully");
    }

    public EmulatedResponse List(OperationContext context)
    {
        var id = context.GetParameter(OperationParameters.ReportId);
        var name = context.GetParameter(OperationParameters.ReportName);
        var queryId = context.GetParameter(OperationParameters.ReportedQueryId);
        List<ReportBody> found = [.. reports.GetAll(context.Now)
            .Where(s => OperationContext.Matches(s.Report.Id, id) && OperationContext.Matches(s.Report.Name, name) && OperationContext.Matches(s.Report.Query.Id, queryId))
            .Select(ReportBody.From)];
        return found.Count == 0 && (id ?? name ?? queryId) is not null ? throw ServiceErrors.NotFound() : context.CreatePage(found, "Reports fetched successfully");
    }

    public async Task<EmulatedResponse> UpdateAsync(OperationContext context)
    {
        var body = await context.ReadBodyAsync(ServiceJson.Default.CreateReportBody).ConfigureAwait(false);
        return Change(context, h => h.Change(report => reader.Update(report, body, context)), "Report updated successfully");
    }

    public EmulatedResponse Pause(OperationContext context) => Change(context, h => h.IsPaused = true, "Report paused successfully");

    public EmulatedResponse Resume(OperationContext context) => Change(context, h => h.IsPaused = false, "Report resumed successfully");

    public async Task<EmulatedResponse> DeleteAsync(OperationContext context) =>
        CompleteChange(await reports.RemoveAsync(context.Id, context.Now).ConfigureAwait(false), "Report deleted successfully");

    private EmulatedResponse Change(OperationContext context, Action<ReportHistory> change, string message) => CompleteChange(reports.Change(context.Id, context.Now, change), message);

    private EmulatedResponse CompleteChange(ReportState state, string message)
    {
        host.OnReportsChanged();
        return EmulatedResponse.From(ReportBody.From(state), message);
    }
}
