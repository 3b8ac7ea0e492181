using System.Diagnostics;
using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>Reads a large report and prints the peak growth of the process, as the operating system reports it.</summary>
internal static class PeakMemory
{
    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.GetNumber(arguments, 0, 2_600_000);
        var path = UsageReport.GetOrCreate(rows);

        // The baseline of a process: the compiled code, the first heaps.
        await GeneratedReading.AllAsync(UsageReport.GetOrCreate(1000), default);
        GC.Collect();
        using var idle = Process.GetCurrentProcess();
        var before = idle.WorkingSet64;
        using var peak = new PeakMonitor();
        var sum = await GeneratedReading.AllAsync(path, default);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sum.Rows:N0} rows in {new FileInfo(path).Length / 1e6:N0} MB: idle {before / 1e6:F0} MB, peak {peak.Bytes / 1e6:F0} MB, so {(peak.Bytes - before) / 1e6:F0} MB above idle"));
    }

    /// <summary>The largest size so far.</summary>
    private sealed class PeakMonitor : IDisposable
    {
        private readonly Timer timer;
        private long bytes;

        public PeakMonitor() => timer = new Timer(_ => Sample(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

        public long Bytes
        {
            get
            {
                Sample();
                return Interlocked.Read(ref bytes);
            }
        }

        public void Dispose() => timer.Dispose();

        private void Sample()
        {
            using var process = Process.GetCurrentProcess();
            var size = process.WorkingSet64;
            for (var seen = Interlocked.Read(ref bytes); size > seen; seen = Interlocked.Read(ref bytes))
            {
                Interlocked.CompareExchange(ref bytes, size, seen);
            }
        }
    }
}
