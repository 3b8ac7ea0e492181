using System.Collections.Concurrent;
using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>One pass over all entries. An entry that fails does not stop the others.</summary>
internal sealed class ExportPass(ExportSession session)
{
    /// <param name="onNote">Called with each line about what was done, never concurrently.</param>
    /// <param name="onWarning">Called with each line that must be read also if the pass is stopped, never concurrently.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">A token to cancel the pass. What is complete by then stays in the target.</param>
    public async Task<PassResult> RunAsync(Action<string> onNote, Action<string> onWarning, IWorkProgress progress, CancellationToken cancellationToken)
    {
        await session.Target.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var exported = await session.Target.GetExportedAsync(cancellationToken).ConfigureAwait(false);
        var reports = await session.Client.GetReportsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var notes = new PassNotes(onNote, onWarning, progress, session.Entries.Entries.Count);
        var results = new ConcurrentDictionary<string, EntryResult>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            session.Entries.Entries,
            new ParallelOptions { MaxDegreeOfParallelism = session.Configuration.MaxParallel ?? ExportLimits.DefaultParallel, CancellationToken = cancellationToken },
            async (entry, token) =>
            {
                var exporter = new EntryExporter(session, entry, new EntryReports(entry, reports), new StoredExecutions(entry, exported), notes);
                results[entry.Name] = await exporter.RunAsync(notes.CreateProgress(entry), token).ConfigureAwait(false);
                notes.Complete(entry);
            }).ConfigureAwait(false);

        // The service's time at the end of the pass: during a long one, executions become due.
        var now = session.Client.GetServiceTime();
        var entries = session.Entries.Entries.Select(entry => results[entry.Name]).Select(result => result with { NextDue = result.Report is { } report ? ReportTimes.FindNextDue(report, now) : null });
        return new PassResult([.. entries], session.Entries.Problems, FindRemoved(exported, session.Entries), session.FindUnownedReports(reports));
    }

    /// <summary>Finds the names in the target that are no longer entries, such as a dataset that the service removed.</summary>
    public static IReadOnlyList<string> FindRemoved(IReadOnlyList<ExportedExecution> exported, ExportEntries entries) =>
        [.. exported.Select(execution => execution.Name).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !entries.Names.Contains(name)).Order(StringComparer.Ordinal)];
}

/// <summary>The result of a pass.</summary>
/// <param name="Entries">The entries, in the order of the file.</param>
/// <param name="Problems">Entries that cannot be exported.</param>
/// <param name="Removed">Names in the target that are no longer entries.</param>
/// <param name="Unowned">Reports of former entries, which the service still executes.</param>
internal sealed record PassResult(IReadOnlyList<EntryResult> Entries, IReadOnlyList<EntryProblem> Problems, IReadOnlyList<string> Removed, IReadOnlyList<InsightsReport> Unowned)
{
    /// <summary>The number of entries of the file.</summary>
    public int Count => Entries.Count + Problems.Count;

    /// <summary>The number of entries of which something was not exported.</summary>
    public int FailedCount => Problems.Count + Entries.Count(entry => entry.Errors.Count > 0);

    public bool IsSuccessful => FailedCount == 0;
}
