using System.Globalization;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Reports what several entries do at the same time: lines one after the other, and one bar.</summary>
internal sealed class PassNotes(Action<string> onNote, Action<string> onWarning, IWorkProgress progress, int count)
{
    private readonly Lock sync = new();
    private int completed;

    public void Add(string text)
    {
        lock (sync)
        {
            onNote(text);
        }
    }

    public void AddWarning(string text)
    {
        lock (sync)
        {
            onWarning(text);
        }
    }

    public void Complete(ExportEntry entry)
    {
        lock (sync)
        {
            completed++;
            progress.Report(entry.Name, completed, count);
        }
    }

    public IProgress<ReportProgress> CreateProgress(ExportEntry entry) => new EntryProgress(this, entry);

    private void Report(ExportEntry entry, ReportProgress value)
    {
        lock (sync)
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"{entry.Name}, {value.Bytes:N0} bytes"), completed, count);
        }
    }

    private sealed class EntryProgress(PassNotes notes, ExportEntry entry) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => notes.Report(entry, value);
    }
}
