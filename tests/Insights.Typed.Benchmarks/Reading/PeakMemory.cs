using System.Diagnostics;
using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>Reads a large report and prints by how much the process grew at most, as the operating system counts it.</summary>
internal static class PeakMemory
{
    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.Number(arguments, 0, 2_600_000);
        var path = UsageReport.Of(rows);

        // What a process needs anyway: the compiled code, the first heaps.
        await Ours.AllAsync(UsageReport.Of(1000), default);
        GC.Collect();
        using var idle = Process.GetCurrentProcess();
        var before = idle.WorkingSet64;
        using var peak = new PeakWatch();
        var sum = await Ours.AllAsync(path, default);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sum.Rows:N0} rows in {new FileInfo(path).Length / 1e6:N0} MB: idle {before / 1e6:F0} MB, peak {peak.Bytes / 1e6:F0} MB, so {(peak.Bytes - before) / 1e6:F0} MB above idle"));
    }

    /// <summary>The largest size that was seen.</summary>
    private sealed class PeakWatch : IDisposable
    {
        private readonly Timer timer;
        private long bytes;

        public PeakWatch() => timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

        public long Bytes
        {
            get
            {
                Look();
                return Interlocked.Read(ref bytes);
            }
        }

        public void Dispose() => timer.Dispose();

        private void Look()
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
