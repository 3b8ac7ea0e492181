namespace Insights.Typed.Downloads;

/// <summary>Reports the progress of a reading whenever it changes.</summary>
internal sealed class ProgressReporter(IProgress<ReportProgress>? progress)
{
    private ReportProgress? last;

    public void Report(Func<ReportProgress, ReportProgress> change)
    {
        if (progress is null)
        {
            return;
        }

        var next = change(last ?? new ReportProgress());
        if (next != last)
        {
            last = next;
            progress.Report(next);
        }
    }
}
