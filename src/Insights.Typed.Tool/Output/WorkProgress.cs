using Spectre.Console;

namespace Insights.Typed.Tool.Output;

/// <summary>Receives the progress of an operation.</summary>
internal interface IWorkProgress
{
    /// <param name="description">A description of the current step.</param>
    /// <param name="completed">The completed amount.</param>
    /// <param name="total">The total amount; null if it is unknown.</param>
    void Report(string description, double completed = 0, double? total = null);
}

/// <summary>Ignores the progress, for output that is not a terminal.</summary>
internal sealed class NoProgress : IWorkProgress
{
    public static NoProgress Instance { get; } = new();

    public void Report(string description, double completed, double? total)
    {
    }
}

/// <summary>Shows the progress as a bar on a terminal.</summary>
internal sealed class BarProgress(ProgressTask bar) : IWorkProgress
{
    public void Report(string description, double completed, double? total)
    {
        bar.Description = Markup.Escape(Printable.Sanitize(description));
        bar.IsIndeterminate = total is null or <= 0;
        bar.MaxValue = total is > 0 ? total.Value : 1;
        bar.Value = total is > 0 ? completed : 0;
    }
}

/// <summary>Shows the progress of a report.</summary>
internal sealed class ReportBar(IWorkProgress progress) : IProgress<ReportProgress>
{
    public void Report(ReportProgress value) => progress.Report(
        value.Stage switch
        {
            ReportStage.Creating => "creating the report",
            ReportStage.Waiting => $"waiting for the service{(value.ExecutionStatus is { } status ? $" ({status})" : "")}",
            ReportStage.Reading => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reading, {value.Bytes:N0} bytes"),
            ReportStage.CleaningUp => "cleaning up",
            ReportStage.Completed => "done",
        },
        value.Bytes,
        value.Stage == ReportStage.Reading ? value.TotalBytes : null);
}
