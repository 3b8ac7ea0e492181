using System.Globalization;
using System.Net;
using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Exports one entry: keeps its report alive, and stores the executions that the target does not have.</summary>
internal sealed class EntryExporter(ExportSession session, ExportEntry entry, EntryReports reports, IReadOnlySet<string> exportedIds, Action<string> onNote)
{
    private readonly List<ExportedExecution> exported = [];
    private readonly List<string> notes = [];
    private readonly List<string> errors = [];

    public async Task<EntryResult> RunAsync(IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        ScheduledReport<TextRow>? current = null;
        var superseded = new SupersededReports(session.Client, reports.Superseded, Note);
        try
        {
            current = await EnsureReportAsync(cancellationToken).ConfigureAwait(false);
            var all = await GetExecutionsAsync(current, cancellationToken).ConfigureAwait(false);
            await superseded.PauseAsync(all, cancellationToken).ConfigureAwait(false);
            foreach (var (report, execution) in SelectNew(all))
            {
                await ExportAsync(current, report, execution, superseded, progress, cancellationToken).ConfigureAwait(false);
            }

            if (errors.Count == 0)
            {
                await superseded.DeleteDrainedAsync(all, IsStored, OpenReportAsync, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsReported(exception))
        {
            errors.Add(exception.Message);
        }

        return new EntryResult(entry, exported, notes, errors, current?.Report);
    }

    /// <summary>One entry must not stop the others, also if the native library of a target cannot be loaded.</summary>
    private static bool IsReported(Exception exception) => exception is InsightsException or ToolException or ArgumentException or InvalidOperationException
        or IOException or UnauthorizedAccessException or DllNotFoundException or TypeInitializationException or BadImageFormatException;

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

        if (current.Report.ReportStatus == ReportStatus.Paused && reports.Superseded.Count > 0)
        {
            // It was paused when the entry had another query.
            await current.ResumeAsync(cancellationToken).ConfigureAwait(false);
            Note($"resumed the report {current.ReportId}, because its query is that of the entry again");
        }
        else if (current.Report.ReportStatus == ReportStatus.Paused)
        {
            errors.Add($"The report {current.ReportId} is paused. Resume it: insights report resume {current.ReportId}");
        }

        return current;
    }

    private async Task<List<(InsightsReport Report, ReportExecution Execution)>> GetExecutionsAsync(ScheduledReport<TextRow> current, CancellationToken cancellationToken)
    {
        var all = new List<(InsightsReport, ReportExecution)>();
        foreach (var report in reports.Superseded.Concat(reports.Ended).Append(current.Report).DistinctBy(report => report.ReportId, StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                await foreach (var execution in session.Client.GetExecutionsAsync(report.ReportId, cancellationToken: cancellationToken).ConfigureAwait(false))
                {
                    all.Add((report, execution));
                }
            }
            catch (InsightsServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound && report.ReportId != current.ReportId)
            {
                // Another exporter has deleted it.
            }
        }

        return all;
    }

    private IEnumerable<(InsightsReport Report, ReportExecution Execution)> SelectNew(List<(InsightsReport Report, ReportExecution Execution)> all)
    {
        var completed = all
            .Where(pair => pair.Execution.ExecutionStatus == ExecutionStatus.Completed)
            .OrderBy(pair => pair.Execution.ReportGeneratedTime)
            .ThenBy(pair => pair.Execution.ExecutionId, StringComparer.Ordinal);
        var wanted = entry.Mode switch
        {
            ModeName.Append => completed,
            ModeName.Replace => completed.TakeLast(1),
            _ => throw new InvalidOperationException($"The mode {entry.Mode} is unknown."),
        };
        return wanted.Where(pair => !exportedIds.Contains(pair.Execution.ExecutionId));
    }

    private async Task ExportAsync(ScheduledReport<TextRow> current, InsightsReport report, ReportExecution execution, SupersededReports superseded, IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var item = new ExportItem
            {
                Name = entry.Name,
                Report = report.ReportId == current.ReportId ? current : await OpenReportAsync(report, cancellationToken).ConfigureAwait(false),
                Execution = execution,
                Mode = ExportSession.GetMode(entry),
                MaxRejectedRows = session.MaxRejectedRows,
                Progress = progress,
                TimeProvider = session.Time,
            };
            if (await session.Target.ExportAsync(item, cancellationToken).ConfigureAwait(false) is { } record)
            {
                exported.Add(record);
                onNote(PassText.Describe(record));
            }
        }
        catch (Exception exception) when (IsReported(exception))
        {
            // Another exporter stores and deletes superseded reports, too.
            if (report.ReportId == current.ReportId || exception is ExportException or not InsightsException || await superseded.ExistsAsync(report, cancellationToken).ConfigureAwait(false))
            {
                // The next execution can succeed: each is independent of the others.
                errors.Add($"Execution {execution.ExecutionId}: {exception.Message}");
            }
        }
    }

    private Task<ScheduledReport<TextRow>> OpenReportAsync(InsightsReport report, CancellationToken cancellationToken) =>
        session.Client.GetScheduledReportAsync(ReportQuery.Create(report.Query ?? entry.QueryText, session.ReadableDatasets), report.ReportId, cancellationToken: cancellationToken);

    /// <summary>With 'replace' only the newest execution is wanted.</summary>
    private bool IsStored(ReportExecution execution) =>
        entry.Mode == ModeName.Replace || exportedIds.Contains(execution.ExecutionId) || exported.Exists(record => record.ExecutionId == execution.ExecutionId);

    private void Note(string text)
    {
        notes.Add(text);
        onNote($"{entry.Name}: {text}");
    }
}
