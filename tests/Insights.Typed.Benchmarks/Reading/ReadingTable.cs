using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>
/// Reads one file with all candidates, repeatedly and in turn on one core, and prints how their times compare. Only the ratios
/// are meaningful, and only within one run.
/// </summary>
internal static class ReadingTable
{
    private const string InsightsName = "Insights.Typed";

    private static readonly string[] OtherNames =
    [
        "CsvHelper 34 GetRecords<T>, defaults",
        "CsvHelper 34 tuned by hand",
        "CsvHelper 34 with the decoders of this library, rejecting the same input",
        "Sep 0.17, strings pooled per column",
        "Sylvan.Data.Csv 1.4, strings pooled",
        "ReadLine + Split (wrong on quotes)",
    ];

    public static void Run(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.GetNumber(arguments, 0, 1_000_000);
        var rounds = Arguments.GetNumber(arguments, 1, 15);
        var path = UsageReport.Create(rows);
        SingleCore.PinProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows of DynamicsUsage in {new FileInfo(path).Length / 1e6:N0} MB; best of {rounds} rounds, processor time on one core, scan of {Insights.Typed.Reading.ScanWidths.Best}"));
        RunJob("J1: five typed columns", path, rows, rounds, Reading.GeneratedReading.FiveAsync, [CsvHelperGenerated.Five, CsvHelperTuned.Five, CsvHelperWithInsightsDecoders.Five, SepTuned.Five, SylvanTuned.Five, LineSplit.Five]);
        RunJob("J2: all 27 columns", path, rows, rounds, Reading.GeneratedReading.AllAsync, [CsvHelperGenerated.All, CsvHelperTuned.All, CsvHelperWithInsightsDecoders.All, SepTuned.All, SylvanTuned.All, LineSplit.All]);
    }

    private static void RunJob(string job, string path, int rows, int rounds, Func<string, Sum, Task<Sum>> insights, Func<string, Sum, Sum>[] others)
    {
        ReadingCandidate[] candidates =
        [
            new("only reading the stream", (p, _) => RawReading.Read(p)),
            new("reading it and counting line breaks", (p, _) => RawReading.CountLines(p)),
            new(InsightsName, (p, sum) => insights(p, sum).GetAwaiter().GetResult()),
            .. OtherNames.Zip(others, (name, run) => new ReadingCandidate(name, (p, sum) => run(p, sum))),
        ];
        foreach (var candidate in candidates)
        {
            candidate.Run(path, isWarmUp: true);
        }

        CheckResults(candidates);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var candidate in candidates)
            {
                candidate.Run(path, isWarmUp: false);
            }
        }

        var reference = candidates.Single(c => c.Name == InsightsName);
        Console.WriteLine();
        Console.WriteLine($"| {job} | ms | Insights.Typed against it | bytes allocated per row |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var candidate in candidates)
        {
            var ratio = candidate.Time / reference.Time;
            var against = candidate == reference ? "" : ratio < 1 ? string.Create(CultureInfo.InvariantCulture, $"{1 / ratio:F2} x its time") : string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} x faster");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {candidate.Name} | {candidate.Time:F0} | {against} | {candidate.Allocated / rows} |"));
        }
    }

    /// <summary>All candidates that read records must read the same values.</summary>
    private static void CheckResults(ReadingCandidate[] candidates)
    {
        var sums = candidates.Where(c => c.Result is Sum && !c.Name.Contains("Split", StringComparison.Ordinal)).Select(c => c.Result!.ToString()).Distinct().ToList();
        if (sums.Count != 1)
        {
            throw new InvalidOperationException($"The candidates have read different values: {string.Join("; ", sums)}");
        }
    }
}
