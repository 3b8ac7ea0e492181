using System.Globalization;
using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Exports one entry: keeps its report alive, and stores the executions that the target does not have.</summary>
internal sealed class EntryExporter(ExportSession session, ExportEntry entry, EntryReports reports, StoredExecutions stored, PassNotes output)
{
    private readonly HashSet<string> attempted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ExportedExecution> exported = [];
    private readonly List<string> notes = [];
    private readonly List<string> warnings = [];
    private readonly List<string> errors = [];

    public async Task<EntryResult> RunAsync(IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        ScheduledReport<TextRow>? current = null;
        var superseded = new SupersededReports(session.Client, reports.Superseded, Note);
        try
        {
            var problem = reports.MustChange ? await FindTargetProblemAsync(superseded, progress, cancellationToken).ConfigureAwait(false) : null;
            if (problem is not null)
            {
                errors.Add(problem);
            }

            // A former report that still runs continues alone: its nights would be lost, and the target would refuse those of another one. Without one, a report
            // is created in any case: the service keeps its executions for a while, in which the target can be corrected.
            var isBlocked = problem is not null && reports.IsSupersededActive;
            if (!isBlocked)
            {
                current = await EnsureReportAsync(cancellationToken).ConfigureAwait(false);
            }

            var executions = await EntryExecutions.GetAsync(session.Client, entry, reports, current?.Report ?? reports.Current, cancellationToken).ConfigureAwait(false);
            if (!isBlocked)
            {
                await superseded.PauseAsync(executions, cancellationToken).ConfigureAwait(false);
            }

            await ExportMissingAsync(current, executions, superseded, progress, cancellationToken).ConfigureAwait(false);
            if (errors.Count == 0)
            {
                await superseded.DeleteDrainedAsync(executions, IsStored, OpenReportAsync, cancellationToken).ConfigureAwait(false);
                if (executions.DescribeOverdue(executions.FindNewest(stored), session.Client.GetServiceTime()) is { } overdue)
                {
                    errors.Add(overdue);
                }
            }
        }
        catch (OperationCanceledException exception) when (exception.Data[InsightsException.RemainingResourcesKey] is string remaining)
        {
            // The exception of the pass does not state it, and a pass that is stopped has no result.
            output.AddWarning($"{entry.Name}: {remaining}");
            throw;
        }
        catch (Exception exception) when (IsReported(exception))
        {
            errors.Add(exception.Data[InsightsException.RemainingResourcesKey] is string remaining ? $"{exception.Message} {remaining}" : exception.Message);
        }

        return new EntryResult(entry, exported, notes, warnings, errors, current?.Report);
    }

    /// <summary>One entry must not stop the others, also if the native library of a target cannot be loaded.</summary>
    private static bool IsReported(Exception exception) => exception is InsightsException or ToolException or ArgumentException or InvalidOperationException
        or IOException or UnauthorizedAccessException or DllNotFoundException or TypeInitializationException or BadImageFormatException;

    /// <summary>
    /// Finds why the target cannot store rows with the columns of the entry's query. If it never had the columns of a former report that runs, what is missing is
    /// exported first.
    /// </summary>
    private async Task<string?> FindTargetProblemAsync(SupersededReports superseded, IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        if (reports.IsSupersededActive)
        {
            var executions = await EntryExecutions.GetAsync(session.Client, entry, reports, reports.Current, cancellationToken).ConfigureAwait(false);
            if (executions.FindPreceding(reports, stored).Count > 0)
            {
                await ExportMissingAsync(current: null, executions, superseded, progress, cancellationToken).ConfigureAwait(false);
            }
        }

        return (await session.FindTargetChangesAsync(entry, cancellationToken).ConfigureAwait(false)).Problem;
    }

    private async Task<ScheduledReport<TextRow>> EnsureReportAsync(CancellationToken cancellationToken)
    {
        var query = ReportQuery.Create(entry.QueryText, session.ReadableDatasets);
        var current = reports.Current is { } existing
            ? await session.Client.GetScheduledReportAsync(query, existing.ReportId, cancellationToken: cancellationToken).ConfigureAwait(false)
            : await session.Client.EnsureScheduledReportAsync(
                query, new ReportSchedule { ReportName = entry.ReportName, RecurrenceInterval = entry.Every }, cancellationToken).ConfigureAwait(false);
        if (reports.Current is null)
        {
            Note(string.Create(
                CultureInfo.InvariantCulture,
                $"created the report {current.ReportId}{(reports.Ended.Count > 0 ? ", because the one before has ended" : "")}; it runs every {entry.Every} hours, first at {current.Report.StartTime?.UtcDateTime:yyyy-MM-dd HH:mm}Z"));
        }

        if (reports.ShouldResume(current.Report))
        {
            await current.ResumeAsync(cancellationToken).ConfigureAwait(false);
            Note($"resumed the report {current.ReportId}, because its query is that of the entry again");
        }
        else if (reports.DescribePause(current.Report) is { } problem)
        {
            errors.Add(problem);
        }

        return current;
    }

    /// <summary>Exports each execution that the target must have and does not have, once in this pass.</summary>
    private async Task ExportMissingAsync(
        ScheduledReport<TextRow>? current, EntryExecutions executions, SupersededReports superseded, IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var (report, execution) in executions.Wanted.Where(pair => !stored.Contains(pair.Execution)).ToList())
        {
            if (attempted.Add(execution.ExecutionId))
            {
                await ExportAsync(current, report, execution, superseded, progress, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ExportAsync(ScheduledReport<TextRow>? current, InsightsReport report, ReportExecution execution, SupersededReports superseded, IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var item = new ExportItem
            {
                Name = entry.Name,
                Report = report.ReportId == current?.ReportId ? current : await OpenReportAsync(report, cancellationToken).ConfigureAwait(false),
                Execution = execution,
                Mode = ExportSession.GetMode(entry),
                MaxRejectedRows = session.MaxRejectedRows,
                Progress = progress,
                OnWarning = warnings.Add,
                TimeProvider = session.Time,
            };
            if (await session.Target.ExportAsync(item, cancellationToken).ConfigureAwait(false) is { } record)
            {
                exported.Add(record);
                stored.Add(record);
                output.Add(PassText.Describe(record));
            }
        }
        catch (Exception exception) when (IsReported(exception))
        {
            // Another exporter stores and deletes superseded reports, too.
            if (report.ReportId == current?.ReportId || exception is ExportException or not InsightsException || await superseded.ExistsAsync(report, cancellationToken).ConfigureAwait(false))
            {
                // The next execution can succeed: each is independent of the others.
                errors.Add($"Execution {execution.ExecutionId} of the report {report.ReportId}: {exception.Message}");
            }
        }
    }

    private Task<ScheduledReport<TextRow>> OpenReportAsync(InsightsReport report, CancellationToken cancellationToken) =>
        session.Client.GetScheduledReportAsync(ReportQuery.Create(report.Query ?? entry.QueryText, session.ReadableDatasets), report.ReportId, cancellationToken: cancellationToken);

    /// <summary>With 'replace' only the newest execution is wanted.</summary>
    private bool IsStored(ReportExecution execution) =>
        entry.Mode == ModeName.Replace || stored.Contains(execution);

    private void Note(string text)
    {
        notes.Add(text);
        output.Add($"{entry.Name}: {text}");
    }
}
