using Insights.Typed;
using Spectre.Console;

namespace NightlyExport.Display;

/// <summary>A bar that fills as a night's file arrives, below the lines.</summary>
internal sealed class BarDisplay(IAnsiConsole console) : IDisplay
{
    public void WriteLine(string line) => console.WriteLine(line);

    public Task<T> ShowProgressAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new SpinnerColumn())
        .StartAsync(context => load(new Bar(context.AddTask(Markup.Escape(night)))));

    private sealed class Bar(ProgressTask bar) : IProgress<ReportProgress>
    {
        /// <summary>A file whose length its host does not tell has a bar that only moves.</summary>
        public void Report(ReportProgress value)
        {
            bar.IsIndeterminate = value.TotalBytes is not > 0;
            bar.MaxValue = value.TotalBytes is > 0 and var total ? total : 1;
            bar.Value = bar.IsIndeterminate ? 0 : value.Bytes;
        }
    }
}
