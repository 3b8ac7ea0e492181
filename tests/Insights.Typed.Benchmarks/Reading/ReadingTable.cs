using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>
/// Reads one file in all ways, in turn and again and again on one core, and prints how their times compare. Only the ratios
/// mean something, and only those of one run.
/// </summary>
internal static class ReadingTable
{
    private const string Ours = "Insights.Typed";

    private static readonly string[] Others =
    [
        "CsvHelper 34 GetRecords<T>, defaults",
        "CsvHelper 34 tuned by hand",
        "CsvHelper 34 under our own decoders, refusing what we refuse",
        "Sep 0.17, texts pooled per column",
        "Sylvan.Data.Csv 1.4, texts pooled",
        "ReadLine + Split (wrong on quotes)",
    ];

    public static void Run(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.Number(arguments, 0, 1_000_000);
        var rounds = Arguments.Number(arguments, 1, 15);
        var path = UsageReport.New(rows);
        OneCore.Use();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows of DynamicsUsage in {new FileInfo(path).Length / 1e6:N0} MB; best of {rounds} rounds, processor time on one core, scan of {Insights.Typed.Reading.ScanWidths.Best}"));
        Job("J1: five typed columns", path, rows, rounds, Reading.Ours.FiveAsync, [CsvHelperGenerated.Five, CsvHelperTuned.Five, CsvHelperUnderOurDecoders.Five, SepTuned.Five, SylvanTuned.Five, LineSplit.Five]);
        Job("J2: all 27 columns", path, rows, rounds, Reading.Ours.AllAsync, [CsvHelperGenerated.All, CsvHelperTuned.All, CsvHelperUnderOurDecoders.All, SepTuned.All, SylvanTuned.All, LineSplit.All]);
    }

    private static void Job(string job, string path, int rows, int rounds, Func<string, Sum, Task<Sum>> ours, Func<string, Sum, Sum>[] others)
    {
        Contestant[] contestants =
        [
            new("reading the stream and nothing else", (p, _) => Limits.Read(p)),
            new("reading it and counting line breaks", (p, _) => Limits.CountLines(p)),
            new(Ours, (p, sum) => ours(p, sum).GetAwaiter().GetResult()),
            .. Others.Zip(others, (name, run) => new Contestant(name, (p, sum) => run(p, sum))),
        ];
        foreach (var contestant in contestants)
        {
            contestant.Run(path, isWarmUp: true);
        }

        CheckResults(contestants);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                contestant.Run(path, isWarmUp: false);
            }
        }

        var own = contestants.Single(c => c.Name == Ours);
        Console.WriteLine();
        Console.WriteLine($"| {job} | ms | Insights.Typed against it | bytes allocated per row |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var contestant in contestants)
        {
            var ratio = contestant.Time / own.Time;
            var against = contestant == own ? "" : ratio < 1 ? string.Create(CultureInfo.InvariantCulture, $"{1 / ratio:F2} x its time") : string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} x faster");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {contestant.Name} | {contestant.Time:F0} | {against} | {contestant.Allocated / rows} |"));
        }
    }

    /// <summary>Whoever reads records must have read the same.</summary>
    private static void CheckResults(Contestant[] contestants)
    {
        var sums = contestants.Where(c => c.Result is Sum && !c.Name.Contains("Split", StringComparison.Ordinal)).Select(c => c.Result!.ToString()).Distinct().ToList();
        if (sums.Count != 1)
        {
            throw new InvalidOperationException($"The contestants have read different things: {string.Join("; ", sums)}");
        }
    }
}
