namespace Insights.Typed.Parquet.Columns;

/// <summary>Rejects options of a source that is not read, which would have no effect.</summary>
internal static class SourceOptions
{
    public static void CheckForRun(ReportFileOptions? file, string parameter)
    {
        if (file is not null)
        {
            throw new ArgumentException("File must be null for a run: its options are for a report file that ReportFileConverter reads. Use Run.", parameter);
        }
    }

    public static void CheckForFile(ReportRunOptions? run, string parameter)
    {
        if (run is not null)
        {
            throw new ArgumentException("Run must be null for a report file, which is read without a run. Use File.", parameter);
        }
    }

    public static void CheckForExecution(ReportRunOptions? run, ReportFileOptions? file, string parameter)
    {
        if (run is not null || file is not null)
        {
            throw new ArgumentException("Run and File must be null for an execution of a scheduled report. Pass progress and rowRejection as arguments.", parameter);
        }
    }
}
