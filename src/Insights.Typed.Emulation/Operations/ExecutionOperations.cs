using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The operation that lists the executions of a report.</summary>
internal sealed class ExecutionOperations(EmulationOptions options, EmulationHost host, ReportStore reports)
{
    public EmulatedResponse List(OperationContext context)
    {
        var ids = context.GetList(OperationParameters.ExecutionId);
        var statuses = context.GetList(OperationParameters.ExecutionStatus);
        var onlyLatest = context.GetBoolean(OperationParameters.GetLatestExecution);
        var reportId = context.Id.Trim();
        var all = reports.GetExecutions(reportId, context.Now);
        if (context.ShouldFailLatestExecution && all.Count > 0)
        {
            all[0].Fail(context.Now);
        }

        IReadOnlyList<EmulatedExecution> listed = options.ListsUpcomingExecutions ? [.. FindUpcoming(), .. all] : all;
        List<EmulatedExecution> executions = [.. listed.Where(e => ids is null || ids.Contains(e.Id, StringComparer.OrdinalIgnoreCase))];
        var requested = ParseStatuses(statuses);
        List<EmulatedExecution> found = [.. executions.Where(e => requested.Contains(e.GetStatus(context.Now))).Take(onlyLatest ? 1 : int.MaxValue)];
        if (found.Count == 0 && statuses is null && ids is null && options.IncludesUnfinishedExecutions)
        {
            found = [.. (all.Count > 0 ? all : FindUpcoming()).Take(1)];
        }

        return found.Count == 0
            ? throw ServiceErrors.NoExecutions()
            : context.CreatePage<ExecutionBody>([.. found.Select(e => CreateBody(e, context.Now))], isRedacted: found.Exists(e => host.IsRedacted(e.Report.Query.Bound)));

        IReadOnlyList<EmulatedExecution> FindUpcoming() =>
            reports.FindUpcomingExecution(reportId, context.Now) is { } upcoming && (options.ListsUpcomingExecutions || !upcoming.IsPaused) ? [upcoming] : [];
    }

    /// <summary>A request that names no status finds completed executions only.</summary>
    private static IReadOnlyList<ExecutionStatus> ParseStatuses(IReadOnlyList<string>? names) => names is null
        ? [ExecutionStatus.Completed]
        : [.. names.Select(ParseStatus)];

    /// <summary>A request can name each status that an execution can have, also one that the program does not document (our choice): a service that returns a value knows it.</summary>
    private static ExecutionStatus ParseStatus(string name) =>
        Enum.GetNames<ExecutionStatus>().Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<ExecutionStatus>(name, ignoreCase: true) : throw ServiceErrors.UnknownValue(name);

    private ExecutionBody CreateBody(EmulatedExecution execution, DateTime now)
    {
        var report = execution.Report;
        var status = execution.GetStatus(now);
        var body = new ExecutionBody(
            execution.Id,
            report.Id,
            // Existing programs read numbers here, even for a report that does not recur.
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
        var (location, secureLink) = host.CreateLinks(execution, expiry);
        return body with
        {
            ReportLocation = location.AbsoluteUri,
            ReportAccessSecureLink = secureLink.AbsoluteUri,
            ReportExpiryTime = ServiceTime.ToText(expiry),
            ReportGeneratedTime = ServiceTime.ToText(execution.CompletedTime),
        };
    }
}
