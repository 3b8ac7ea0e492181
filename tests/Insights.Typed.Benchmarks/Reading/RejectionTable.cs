using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The cost of rejecting rows that do not match, in a report in which all rows match: with and without, in turn, in one run.</summary>
internal static class RejectionTable
{
    public static void Run(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.GetNumber(arguments, 0, 1_000_000);
        var rounds = Arguments.GetNumber(arguments, 1, 15);
        var path = UsageReport.Create(rows);
        ReadingCandidate[] candidates =
        [
            new("J1, off", (p, _) => FiveAsync(p, null).GetAwaiter().GetResult()),
            new("J1, on", (p, _) => FiveAsync(p, CreateRejectionOptions()).GetAwaiter().GetResult()),
            new("J2, off", (p, _) => AllAsync(p, null).GetAwaiter().GetResult()),
            new("J2, on", (p, _) => AllAsync(p, CreateRejectionOptions()).GetAwaiter().GetResult()),
        ];
        SingleCore.PinProcess();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var candidate in candidates)
            {
                candidate.Run(path, isWarmUp: round == 0);
            }
        }

        Console.WriteLine("| rows rejected where they do not fit | ms | on / off |");
        Console.WriteLine("| --- | ---: | ---: |");
        for (var i = 0; i < candidates.Length; i++)
        {
            var ratio = i % 2 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{candidates[i].Time / candidates[i - 1].Time:F3}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {candidates[i].Name} | {candidates[i].Time:F1} | {ratio} |"));
        }
    }

    private static ReportFileOptions CreateRejectionOptions() => new()
    {
        RowRejection = new()
        {
            MaxRejectedRows = RowRejectionLimit.FromPercent(1),
            OnRowRejected = row => throw new InvalidOperationException(row.Reason),
        },
    };

    private static async Task<object> FiveAsync(string path, ReportFileOptions? options)
    {
        var sum = 0L;
        var query = Datasets.DynamicsUsage.Select(x => new { x.SubscriptionId, x.Month, x.CustomerName, x.AssignedSeats, x.ActiveUsagePercent });
        await foreach (var row in ReportFileReader.ReadAsync(query, path, options).ConfigureAwait(false))
        {
            sum += row.AssignedSeats;
        }

        return sum;
    }

    private static async Task<object> AllAsync(string path, ReportFileOptions? options)
    {
        var sum = 0L;
        await foreach (var row in ReportFileReader.ReadAsync(Datasets.DynamicsUsage, path, options).ConfigureAwait(false))
        {
            sum += row.AssignedSeats;
        }

        return sum;
    }
}
