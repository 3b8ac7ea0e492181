using System.Diagnostics;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>Runs every contestant of a job in turn, again and again, and prints how they compare: only ratios of one run mean anything.</summary>
internal sealed class ReadingTable
{
    private readonly string path;
    private readonly int rounds;

    private ReadingTable(string path, int rounds)
    {
        this.path = path;
        this.rounds = rounds;
    }

    public static void Run(string[] args)
    {
        var rows = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 7;
        var path = UsageReport.Of(rows);
        // One core, so that nobody's helpers on other cores pass for speed.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        }

        Console.WriteLine(FormattableString.Invariant($"{rows} rows, {new FileInfo(path).Length} bytes"));
        var table = new ReadingTable(path, rounds);
        table.Job("J1", [
            new("stream", p => Limits.Read(p)),
            new("lines", p => Limits.CountLines(p)),
            new("ours", p => Ours.FiveAsync(p).GetAwaiter().GetResult()),
            new("csvhelper generated", p => CsvHelperGenerated.Five(p)),
            new("csvhelper tuned", p => CsvHelperTuned.Five(p)),
            new("csvhelper our decoders", p => CsvHelperUnderOurDecoders.Five(p)),
            new("readline split", p => LineSplit.Five(p)),
        ]);
        table.Job("J2", [
            new("stream", p => Limits.Read(p)),
            new("lines", p => Limits.CountLines(p)),
            new("ours", p => Ours.AllAsync(p).GetAwaiter().GetResult()),
            new("csvhelper generated", p => CsvHelperGenerated.All(p)),
            new("csvhelper tuned", p => CsvHelperTuned.All(p)),
            new("csvhelper our decoders", p => CsvHelperUnderOurDecoders.All(p)),
            new("readline split", p => LineSplit.All(p)),
        ]);
    }

    private void Job(string name, Contestant[] contestants)
    {
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                GC.Collect();
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var start = Environment.CpuUsage.TotalTime;
                contestant.Result = contestant.Run(path);
                var time = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
                contestant.Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
                if (round > 0)
                {
                    contestant.Times.Add(time);
                }
            }
        }

        Console.WriteLine(name);
        var ours = contestants.Single(c => c.Name == "ours");
        foreach (var c in contestants)
        {
            Console.WriteLine(FormattableString.Invariant($"  {c.Name,-24} min {c.Times.Min(),8:F0} ms  median {Median(c.Times),8:F0}  ours/it {ours.Times.Min() / c.Times.Min():F2}  it/ours {c.Times.Min() / ours.Times.Min():F2}  alloc/MB {c.Allocated / 1e6:F0}  {c.Result}"));
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private sealed record Contestant(string Name, Func<string, object> Run)
    {
        public List<double> Times { get; } = [];

        public object? Result { get; set; }

        public long Allocated { get; set; }
    }
}
