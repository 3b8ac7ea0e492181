using Insights.Typed.LocalService.Queries;
using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Http;

/// <summary><c>ScheduledReport/execution</c>: how far a report's executions are, and where their files lie.</summary>
internal sealed class ExecutionEndpoints(ReportStore reports, SecureLinks links, Uri filesHost, Redaction redaction, Paging paging, LocalServiceOptions options)
{
    /// <summary>A request for all of these is one for every status, so it finds failed executions as well.</summary>
    private static readonly ExecutionStatus[] Documented = [ExecutionStatus.Pending, ExecutionStatus.Running, ExecutionStatus.Paused, ExecutionStatus.Completed];

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("ScheduledReport/execution/{reportId}", ListAsync).As(LocalServiceOperation.ListExecutions);

    private Task ListAsync(HttpContext context)
    {
        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        var ids = context.Request.Parameters("executionId");
        var statuses = context.Request.Parameters("executionStatus");
        var onlyLatest = context.Request.Parameter("getLatestExecution", absent: true);
        var reportId = ((string)context.Request.RouteValues["reportId"]!).Trim();
        var all = reports.ExecutionsOf(reportId, now).ToList();
        if (context.Features.Get<ExecutionFailure>() is not null)
        {
            all.FirstOrDefault()?.Fail(now);
        }

        var executions = all.Where(e => ids is null || ids.Contains(e.Id, StringComparer.OrdinalIgnoreCase)).ToList();

        var found = InStatus(executions, StatusesOf(statuses), now).Take(onlyLatest ? 1 : int.MaxValue).ToList();
        if (found.Count == 0 && statuses is null && ids is null && options.ShowsUnfinishedExecutions)
        {
            found = [.. executions.Count > 0 ? executions.Take(1) : reports.UpcomingOf(reportId, now) is { } upcoming ? [upcoming] : []];
        }

        if (found.Count == 0)
        {
            throw Refusal.NothingExecuted();
        }

        return paging.AnswerAsync<ExecutionBody>(
            context, [.. found.Select(e => BodyOf(e, now))], isRedacted: found.Exists(e => redaction.Hides(e.Report.Query.Bound)));
    }

    private static IEnumerable<Execution> InStatus(IEnumerable<Execution> executions, IReadOnlyList<ExecutionStatus> statuses, DateTime now) =>
        executions.Where(e => statuses.Contains(e.StatusAt(now)) || (e.StatusAt(now) == ExecutionStatus.Failed && Documented.All(statuses.Contains)));

    /// <summary>Asked for none, the service shows completed executions only.</summary>
    private static IReadOnlyList<ExecutionStatus> StatusesOf(IReadOnlyList<string>? names) => names is null
        ? [ExecutionStatus.Completed]
        : [.. names.Select(StatusOf)];

    private static ExecutionStatus StatusOf(string name)
    {
        foreach (var status in Enum.GetValues<ExecutionStatus>())
        {
            if (string.Equals(status.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return status;
            }
        }

        throw Refusal.NoSuchChoice(name);
    }

    private ExecutionBody BodyOf(Execution execution, DateTime now)
    {
        var report = execution.Report;
        var status = execution.StatusAt(now);
        var body = new ExecutionBody(
            execution.Id,
            report.Id,
            // Programs in use read numbers here, also of a report that does not recur.
            report.RecurrenceInterval ?? 0,
            report.RecurrenceCount ?? 0,
            report.CallbackUrl,
            report.CallbackMethod,
            report.Format.Name,
            status.ToString(),
            ReportLocation: null,
            ReportAccessSecureLink: null,
            ReportExpiryTime: null,
            ReportGeneratedTime: null);
        if (status != ExecutionStatus.Completed)
        {
            return body;
        }

        var expiry = now + options.LinkLifetime;
        return body with
        {
            ReportLocation = new Uri(filesHost, SecureLinks.PathOf(execution.FileName)).AbsoluteUri,
            ReportAccessSecureLink = new Uri(filesHost, links.Sign(execution.FileName, expiry)).AbsoluteUri,
            ReportExpiryTime = ServiceTime.Write(expiry),
            ReportGeneratedTime = ServiceTime.Write(execution.Completed),
        };
    }
}
