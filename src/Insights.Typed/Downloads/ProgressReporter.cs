namespace Insights.Typed.Downloads;

/// <summary>Reports the progress of a reading whenever it changes.</summary>
/// <param name="progress">The receiver; null for none.</param>
/// <param name="reportId">The report; null if it is not created yet.</param>
internal sealed class ProgressReporter(IProgress<ReportProgress>? progress, string? reportId = null)
{
    private ReportProgress? last;

    public void Report(Func<ReportProgress, ReportProgress> change)
    {
        if (progress is null)
        {
            return;
        }

        var next = change(last ?? new ReportProgress { ReportId = reportId });
        if (next != last)
        {
            last = next;
            progress.Report(next);
        }
    }
}
