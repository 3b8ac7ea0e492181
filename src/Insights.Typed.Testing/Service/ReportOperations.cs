using Insights.Typed.LocalService;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Http;
using Insights.Typed.LocalService.Queries;
using Insights.Typed.LocalService.Reports;
using Insights.Typed.Testing.Rows;
using RequestReader = Insights.Typed.LocalService.Http.ReportRequest;
using Stored = Insights.Typed.LocalService.Reports.Report;

namespace Insights.Typed.Testing.Service;

/// <summary>Reports, their executions, and the executions' files.</summary>
internal sealed class ReportOperations(GivenRows given, SavedQueries queries, Ids ids, List<string> run, TimeProvider clock)
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);

    private readonly RequestReader request = new(queries, ids);
    private readonly List<InMemoryReport> reports = [];

    /// <summary>Whether executions say that data was held back.</summary>
    public bool SaysRedacted { get; set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public HttpResponseMessage Create(Call call)
    {
        var report = request.Read(call.Body(ServiceJson.Default.CreateReportBody), Now);

        // Here rather than at the download: the later a mistake in a test shows, the harder it is to find.
        given.Require(report.Query.Text, report.Query.Bound);
        run.Add(report.Query.Text);
        reports.Add(new InMemoryReport(report, Execute));

        // It is carried out as soon as it is asked about; to whoever created it, it is still to come.
        return Answer(new ReportState(report, LocalService.Reports.ReportStatus.Active), "Report created successfully");
    }

    public HttpResponseMessage List(Call call)
    {
        var id = call.Parameter("reportId");
        var name = call.Parameter("reportName");
        var queryId = call.Parameter("queryId");
        reports.ForEach(r => r.CatchUp(Now));
        List<LocalService.Http.ReportBody> found = [.. reports
            .Where(r => Matches(r.Report.Id, id) && Matches(r.Report.Name, name) && Matches(r.Report.Query.Id, queryId))
            .Select(r => LocalService.Http.ReportBody.Of(r.State))];
        return found.Count == 0 && (id ?? name ?? queryId) is not null
            ? throw Refusal.NothingFound()
            : Response.Of(found, ServiceJson.Default.EnvelopeReportBody, "Reports fetched successfully");
    }

    public HttpResponseMessage Update(Call call)
    {
        var body = call.Body(ServiceJson.Default.CreateReportBody);
        return Change(call, r => r.Change(report => request.Change(report, body, Now)), "Report updated successfully");
    }

    public HttpResponseMessage Pause(Call call) => Change(call, r => r.IsPaused = true, "Report paused successfully");

    public HttpResponseMessage Resume(Call call) => Change(call, r => r.IsPaused = false, "Report resumed successfully");

    public HttpResponseMessage Delete(Call call) => Change(call, r => reports.Remove(r), "Report deleted successfully");

    public HttpResponseMessage Executions(Call call)
    {
        var executionIds = call.Parameters("executionId");
        var statuses = call.Parameters("executionStatus") ?? [ExecutionStatus.Completed.Name!];
        foreach (var status in statuses.Where(s => !IsStatus(s)))
        {
            throw Refusal.NoSuchChoice(status);
        }

        List<ExecutionBody> found = [.. Find(call.Id).Executions.Reverse()
            .Where(e => statuses.Contains(ExecutionStatus.Completed.Name, StringComparer.OrdinalIgnoreCase))
            .Where(e => executionIds is null || executionIds.Contains(e.Id, StringComparer.OrdinalIgnoreCase))
            .Take(call.Parameter("getLatestExecution", absent: true) ? 1 : int.MaxValue)
            .Select(BodyOf)];
        return found.Count == 0
            ? throw Refusal.NothingExecuted()
            : Response.Of(found, ServiceJson.Default.EnvelopeExecutionBody, isRedacted: SaysRedacted);
    }

    public HttpResponseMessage Download(Call call) =>
        reports.SelectMany(r => r.Executions).FirstOrDefault(e => e.Id == call.Id) is { } execution
            ? Response.File(execution.File, execution.Report.Format.ContentType, execution.Id)
            : Response.Text(System.Net.HttpStatusCode.NotFound, "The report has been deleted.");

    private static bool IsStatus(string name) =>
        new[] { ExecutionStatus.Pending, ExecutionStatus.Running, ExecutionStatus.Paused, ExecutionStatus.Completed }.Contains(new ExecutionStatus(name));

    private static bool Matches(string value, string? wanted) => wanted is null || string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);

    private static HttpResponseMessage Answer(ReportState state, string message) =>
        Response.Of([LocalService.Http.ReportBody.Of(state)], ServiceJson.Default.EnvelopeReportBody, message);

    private InMemoryExecution Execute(Stored report, DateTime due) => new(ids.Of($"{report.Id}/executions", due.Ticks), report, due, Write);

    private byte[] Write(Stored report, DateTime due) =>
        ReportFileWriter.Write(given.Run(report.Query.Text, report.Query.Bound, report.Window, due), report.Format.Separator);

    private HttpResponseMessage Change(Call call, Action<InMemoryReport> change, string message)
    {
        var report = Find(call.Id);
        change(report);
        return Answer(report.State, message);
    }

    private InMemoryReport Find(string id)
    {
        var report = reports.Find(r => Matches(r.Report.Id, id)) ?? throw Refusal.NothingFound();
        report.CatchUp(Now);
        return report;
    }

    private ExecutionBody BodyOf(InMemoryExecution execution) => new(
        execution.Id,
        execution.Report.Id,
        execution.Report.RecurrenceInterval,
        execution.Report.RecurrenceCount,
        execution.Report.CallbackUrl,
        execution.Report.CallbackMethod,
        execution.Report.Format.Name,
        ExecutionStatus.Completed.Name!,
        ReportLocation: execution.Link,
        ReportAccessSecureLink: execution.Link,
        ReportExpiryTime: ServiceTime.Write(Now + LinkLifetime),
        ReportGeneratedTime: ServiceTime.Write(execution.Due));
}
