namespace Insights.Typed.Downloads;

/// <summary>Tells how far the reading of a report is: each time more is known, never twice the same.</summary>
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
