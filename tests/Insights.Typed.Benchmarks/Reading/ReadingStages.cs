using System.Globalization;
using Insights.Typed.Reading;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The stages of reading, to find what can still be optimized. Each stage includes the time of the stream.</summary>
internal static class ReadingStages
{
    public static void Run(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.GetNumber(arguments, 0, 1_000_000);
        var rounds = Arguments.GetNumber(arguments, 1, 15);
        var path = UsageReport.Create(rows);
        var data = Datasets.DynamicsUsage;
        ReadingCandidate[] stages =
        [
            new("the stream", (p, _) => RawReading.Read(p)),
            .. Enum.GetValues<ScanWidth>()
                .Where(width => width != ScanWidth.Vector512 || ScanWidths.Best == width)
                .Select(width => new ReadingCandidate($"where the fields are, by {width}", (p, _) => IndexAsync(p, width).GetAwaiter().GetResult())),
            Column("a GUID", data.Select(x => new Value(x.SubscriptionId.GetHashCode()))),
            Column("a date", data.Select(x => new Value(x.Month.DayNumber))),
            Column("a text of few", data.Select(x => new Value(x.SKU.Length))),
            Column("a text of thousands", data.Select(x => new Value(x.CustomerName.Length))),
            Column("an integer", data.Select(x => new Value((int)x.AssignedSeats))),
            Column("a decimal", data.Select(x => new Value((int)x.ActiveUsagePercent))),
            new("J1: these five, and an object for each row", (p, sum) => GeneratedReading.FiveAsync(p, sum).GetAwaiter().GetResult()),
            new("J2: all 27 columns", (p, sum) => GeneratedReading.AllAsync(p, sum).GetAwaiter().GetResult()),
        ];
        SingleCore.PinProcess();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var stage in stages)
            {
                stage.Run(path, isWarmUp: round == 0);
            }
        }

        Console.WriteLine("| stage | ms | ns per row |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var stage in stages)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stage.Name} | {stage.Time:F0} | {stage.Time * 1e6 / rows:F0} |"));
        }
    }

    private static ReadingCandidate Column(string name, InsightsQuery<Value> query) =>
        new($"one column: {name}", (p, _) => SumAsync(p, query).GetAwaiter().GetResult());

    private static async Task<object> IndexAsync(string path, ScanWidth width)
    {
        var stream = new DiskStream(path);
        await using var streamScope = stream.ConfigureAwait(false);
        using var reader = new DelimitedReader(stream, (byte)',', 1 << 20, width);
        var totalLength = 0L;
        do
        {
            while (reader.ReadRecords(RowProjector<int>.BatchSize) is { IsEmpty: false } found)
            {
                totalLength += found.Length;
            }
        }
        while (await reader.FillAsync(CancellationToken.None).ConfigureAwait(false));
        return totalLength;
    }

    private static async Task<object> SumAsync(string path, InsightsQuery<Value> query)
    {
        var sum = 0L;
        await foreach (var value in ReportFileReader.ReadAsync(query, path).ConfigureAwait(false))
        {
            sum += value.Number;
        }

        return sum;
    }

    private readonly record struct Value(int Number);
}
