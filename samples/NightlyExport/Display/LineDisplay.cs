using System.Globalization;
using Insights.Typed;

namespace NightlyExport.Display;

/// <summary>Plain lines, each written at once.</summary>
internal sealed class LineDisplay(TextWriter output) : IDisplay
{
    private const int RowsPerLine = 10_000;

    public void Tell(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    public Task<T> LoadingAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load) => load(new Lines(this, night));

    /// <summary>A line for each so many rows, however many come at once.</summary>
    private sealed class Lines(LineDisplay display, string night) : IProgress<ReportProgress>
    {
        private long told;

        public void Report(ReportProgress value)
        {
            for (; told + RowsPerLine <= value.Rows; told += RowsPerLine)
            {
                display.Tell(string.Create(CultureInfo.InvariantCulture, $"{night}: {told + RowsPerLine:N0} rows so far"));
            }
        }
    }
}
