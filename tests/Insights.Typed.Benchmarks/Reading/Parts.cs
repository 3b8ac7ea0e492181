using System.Diagnostics;
using Insights.Typed.Reading;

namespace Insights.Typed.Benchmarks.Reading;

internal static class Parts
{
    public static void Run(string[] args)
    {
        var path = UsageReport.Of(1_000_000);
#pragma warning disable CA1416
        Process.GetCurrentProcess().ProcessorAffinity = 1;
        if (args.Length > 1)
        {
            for (var r = 0; r < 12; r++) Time("map all, sync", () => args[1] == "all" ? Rows(Datasets.DynamicsUsage, path) : args[1] == "index" ? Index(path, false) : Rows(Datasets.DynamicsUsage.Select(x => new { x.SubscriptionId, x.Month, x.CustomerName, x.AssignedSeats, x.ActiveUsagePercent }), path));
            return;
        }
        for (var r = 0; r < 6; r++)
        {
            Time("read", () => Limits.Read(path));
            Time("index", () => Index(path, false));
            Time("index async", () => Index(path, true));
            Time("map five, sync", () => Rows(Datasets.DynamicsUsage.Select(x => new { x.SubscriptionId, x.Month, x.CustomerName, x.AssignedSeats, x.ActiveUsagePercent }), path));
            Time("map all, sync", () => Rows(Datasets.DynamicsUsage, path));
            Time("guid", () => Rows(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), path));
            Time("month", () => Rows(Datasets.DynamicsUsage.Select(x => x.Month), path));
            Time("customer", () => Rows(Datasets.DynamicsUsage.Select(x => x.CustomerName), path));
            Time("partner", () => Rows(Datasets.DynamicsUsage.Select(x => x.PartnerName), path));
            Time("market", () => Rows(Datasets.DynamicsUsage.Select(x => x.CustomerMarket), path));
            Time("seats", () => Rows(Datasets.DynamicsUsage.Select(x => x.AssignedSeats), path));
            Time("percent", () => Rows(Datasets.DynamicsUsage.Select(x => x.ActiveUsagePercent), path));
            Time("tpid", () => Rows(Datasets.DynamicsUsage.Select(x => x.CustomerTpid), path));
            Time("ours async", () => Ours.FiveAsync(path).GetAwaiter().GetResult());
            Time("ours async all", () => Ours.AllAsync(path).GetAwaiter().GetResult());
        }
    }

    private static long Index(string path, bool isAsync)
    {
        using var stream = isAsync ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous) : Limits.Open(path);
        using var records = new DelimitedReader(stream, (byte)',', 1 << 20);
        var n = 0L;
        do
        {
            while (records.Take(64) is { IsEmpty: false } p)
            {
                n += p.Length;
            }
        }
        while (isAsync ? records.FillAsync(default).AsTask().Result : records.Fill());
        return n;
    }

    private static long Rows<T>(Query<T> query, string path)
    {
        using var stream = Limits.Open(path);
        using var records = new DelimitedReader(stream, (byte)',', 1 << 20);
        var rows = new RowSequence<T>(records, query.CreateProjector(), "x");
        var n = 0L;
        do
        {
            while (rows.TryRead() is > 0 and var c)
            {
                for (var i = 0; i < c; i++)
                {
                    _ = rows[i];
                    n++;
                }
            }
        }
        while (records.Fill());
        return n;
    }

    private static readonly Dictionary<string, (double Wall, double Cpu)> best = [];

    private static void Time(string name, Func<object> run)
    {
        GC.Collect();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var result = run();
        var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var c = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds;
        if (best.TryGetValue(name, out var b)) { wall = Math.Min(wall, b.Wall); c = Math.Min(c, b.Cpu); }
        best[name] = (wall, c);
        Console.WriteLine($"{name,-20} min {wall,6:F0} ms cpu {c,6:F0} {result}");
    }
}
