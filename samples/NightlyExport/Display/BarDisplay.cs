using Insights.Typed;
using Spectre.Console;

namespace NightlyExport.Display;

/// <summary>Shows a progress bar for each night's file, below the lines.</summary>
internal sealed class BarDisplay(IAnsiConsole console) : IDisplay
{
    public void WriteLine(string line) => console.WriteLine(line);

    public Task<T> ShowProgressAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new SpinnerColumn())
        .StartAsync(context => load(new Bar(context.AddTask(Markup.Escape(night)))));

    private sealed class Bar(ProgressTask bar) : IProgress<ReportProgress>
    {
        /// <summary>If the length of a file is unknown, its bar is indeterminate.</summary>
        public void Report(ReportProgress value)
        {
            bar.IsIndeterminate = value.TotalBytes is not > 0;
            bar.MaxValue = value.TotalBytes is > 0 and var total ? total : 1;
            bar.Value = bar.IsIndeterminate ? 0 : value.Bytes;
        }
    }
}
