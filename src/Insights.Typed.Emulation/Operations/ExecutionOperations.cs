using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The operation that lists the executions of a report.</summary>
internal sealed class ExecutionOperations(EmulationOptions options, EmulationHost host, ReportStore reports)
{
    /// <summary>A request for all of these is one for every status, so it finds failed executions as well.</summary>
    private static readonly ExecutionStatus[] Documented = [ExecutionStatus.Pending, ExecutionStatus.Running, ExecutionStatus.Paused, ExecutionStatus.Completed];

    public EmulatedResponse List(Call call)
    {
        var ids = call.Parameters("executionId");
        var statuses = call.Parameters("executionStatus");
        var onlyLatest = call.Parameter("getLatestExecution", absent: true);
        var reportId = call.Id.Trim();
        var all = reports.ExecutionsOf(reportId, call.Now);
        if (call.FailsLatestExecution && all.Count > 0)
        {
            all[0].Fail(call.Now);
        }

        List<EmulatedExecution> executions = [.. all.Where(e => ids is null || ids.Contains(e.Id, StringComparer.OrdinalIgnoreCase))];
        List<EmulatedExecution> found = [.. InStatus(executions, StatusesOf(statuses), call.Now).Take(onlyLatest ? 1 : int.MaxValue)];
        if (found.Count == 0 && statuses is null && ids is null && options.ShowsUnfinishedExecutions)
        {
            found = [.. executions.Count > 0 ? executions.Take(1) : reports.UpcomingOf(reportId, call.Now) is { } upcoming ? [upcoming] : []];
        }

        return found.Count == 0
            ? throw Refusal.NothingExecuted()
            : call.Page<ExecutionBody>([.. found.Select(e => BodyOf(e, call.Now))], isRedacted: found.Exists(e => host.Hides(e.Report.Query.Bound)));
    }

    private static IEnumerable<EmulatedExecution> InStatus(IEnumerable<EmulatedExecution> executions, IReadOnlyList<ExecutionStatus> statuses, DateTime now) =>
        executions.Where(e => statuses.Contains(e.StatusAt(now)) || (e.StatusAt(now) == ExecutionStatus.Failed && Documented.All(statuses.Contains)));

    /// <summary>A request that names no status finds completed executions only.</summary>
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

    private ExecutionBody BodyOf(EmulatedExecution execution, DateTime now)
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
        var (location, secureLink) = host.LinkTo(execution, expiry);
        return body with
        {
            ReportLocation = location.AbsoluteUri,
            ReportAccessSecureLink = secureLink.AbsoluteUri,
            ReportExpiryTime = ServiceTime.Write(expiry),
            ReportGeneratedTime = ServiceTime.Write(execution.Completed),
        };
    }
}
