using System.Globalization;
using Insights.Typed;

namespace NightlyExport.Display;

/// <summary>Writes plain lines, each immediately.</summary>
internal sealed class LineDisplay(TextWriter output) : IDisplay
{
    private const int RowsPerLine = 10_000;

    public void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    public Task<T> ShowProgressAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load) => load(new Lines(this, night));

    /// <summary>Writes a line for a fixed number of rows, independent of how many arrive at once.</summary>
    private sealed class Lines(LineDisplay display, string night) : IProgress<ReportProgress>
    {
        private long reportedRows;

        public void Report(ReportProgress value)
        {
            for (; reportedRows + RowsPerLine <= value.Rows; reportedRows += RowsPerLine)
            {
                display.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{night}: {reportedRows + RowsPerLine:N0} rows so far"));
            }
        }
    }
}
