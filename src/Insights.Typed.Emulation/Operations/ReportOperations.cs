using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The operations on reports.</summary>
internal sealed class ReportOperations(EmulationHost host, ReportStore reports, ReportRequest request)
{
    public async Task<EmulatedResponse> CreateAsync(Call call)
    {
        var report = request.Read(await call.ReadBodyAsync(ServiceJson.Default.CreateReportBody).ConfigureAwait(false), call.Now);
        host.Accept(report.Query.Bound);
        return Changed(reports.Add(report), "Report created successfully");
    }

    public EmulatedResponse List(Call call)
    {
        var id = call.Parameter("reportId");
        var name = call.Parameter("reportName");
        var queryId = call.Parameter("queryId");
        List<ReportBody> found = [.. reports.AllAt(call.Now)
            .Where(s => Call.Matches(s.Report.Id, id) && Call.Matches(s.Report.Name, name) && Call.Matches(s.Report.Query.Id, queryId))
            .Select(ReportBody.From)];
        return found.Count == 0 && (id ?? name ?? queryId) is not null ? throw Refusal.NothingFound() : call.Page(found, "Reports fetched successfully");
    }

    public async Task<EmulatedResponse> UpdateAsync(Call call)
    {
        var body = await call.ReadBodyAsync(ServiceJson.Default.CreateReportBody).ConfigureAwait(false);
        return Change(call, h => h.Change(report => request.Change(report, body, call.Now)), "Report updated successfully");
    }

    public EmulatedResponse Pause(Call call) => Change(call, h => h.IsPaused = true, "Report paused successfully");

    public EmulatedResponse Resume(Call call) => Change(call, h => h.IsPaused = false, "Report resumed successfully");

    public async Task<EmulatedResponse> DeleteAsync(Call call) =>
        EmulatedResponse.From(ReportBody.From(await reports.RemoveAsync(call.Id, call.Now).ConfigureAwait(false)), "Report deleted successfully");

    private EmulatedResponse Change(Call call, Action<ReportHistory> change, string message) => Changed(reports.Change(call.Id, call.Now, change), message);

    private EmulatedResponse Changed(ReportState state, string message)
    {
        host.OnReportsChanged();
        return EmulatedResponse.From(ReportBody.From(state), message);
    }
}
