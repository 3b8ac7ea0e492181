using System.Globalization;
using Insights.Typed.Benchmarks.Reading;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>A saved report loaded into databases, by this library from the file, and by the fastest other way into the same table.</summary>
internal static class TargetTable
{
    private const int FirstRows = 100;

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("The processor times of servers are read from /proc.");
        }

        var rows = Arguments.GetNumber(arguments, 0, 1_000_000);
        var rounds = Arguments.GetNumber(arguments, 1, 5);
        var (smallPath, path) = (UsageReport.Create(FirstRows), UsageReport.Create(rows));
        await using var report = await SavedReport.OpenAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of DynamicsUsage in {new FileInfo(path).Length / 1e6:F0} MB; best of {rounds} rounds, milliseconds"));
        foreach (var create in Select(arguments.ElementAtOrDefault(2), report, smallPath, path))
        {
            await using (var database = await create())
            {
                await MeasureAsync(database, report, path, rows, rounds);
            }

            // The values in memory must not burden the collector in the rounds of the next database.
            GC.Collect();
        }
    }

    private static IEnumerable<Func<Task<DatabaseComparison>>> Select(string? name, SavedReport report, string smallPath, string path)
    {
        (string Name, Func<Task<DatabaseComparison>> Create)[] all =
        [
            ("postgresql", async () => await PostgreSqlComparison.StartAsync(report, smallPath, path)),
            ("duckdb", async () => await DuckDbComparison.CreateAsync(report, smallPath, path)),
            ("sqlite", async () => await SqliteComparison.CreateAsync(report, smallPath, path)),
        ];
        return all.Where(database => name is null || database.Name == name).Select(database => database.Create);
    }

    private static async Task MeasureAsync(DatabaseComparison database, SavedReport report, string path, int rows, int rounds)
    {
        var reading = new LoadSide("Insights.Typed, reading the report alone", () => Task.CompletedTask, () => ReadAsync(report, path));
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var side in database.Sides.Append(reading))
            {
                await side.RunAsync(database.Server, isWarmUp: round == 0);
            }
        }

        var (own, other) = (database.Sides[0], database.Sides[1]);
        Console.WriteLine();
        Console.WriteLine($"| {database.Name} | elapsed | rows/s | processor | of it, server |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var side in database.Sides.Append(reading))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {side.Name} | {side.Elapsed:F0} | {rows / side.Elapsed * 1000:N0} | {side.Processor:F0} | {side.Server:F0} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Rate against {other.Name}: {other.Elapsed / own.Elapsed:F2} x by time, {other.Processor / own.Processor:F2} x by processor time; without reading, {other.Processor / (own.Processor - reading.Processor):F2} x. Reading is {reading.Processor / own.Processor:P0} of the processor time."));
        Console.WriteLine($"Equal {await database.CompareAsync()}.");
    }

    /// <summary>Reads the values of all columns.</summary>
    private static async Task ReadAsync(SavedReport report, string path)
    {
        var item = report.CreateItem(path, Guid.Empty.ToString());
        await using var reader = await item.Report.OpenDataReaderAsync(item.Execution);
        while (await reader.ReadAsync())
        {
            // The values of a batch are decoded with its first row.
        }
    }
}
