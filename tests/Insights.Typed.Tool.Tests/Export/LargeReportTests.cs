using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>
/// The memory of the program while it exports a report that is larger: of as many gigabytes as INSIGHTS_SOAK says, at most 10.
/// </summary>
public sealed class LargeReportTests
{
    /// <summary>The limit in megabytes, above what the program has when it requests the file, for a target that stores row by row.</summary>
    private const int Rows = 75;

    /// <summary>The limit for a target that stores groups of rows.</summary>
    private const int RowGroups = 200;

    [Theory]
    [InlineData("parquet", """{ "type": "folder", "path": "data" }""", RowGroups)]
    [InlineData("csv", """{ "type": "folder", "path": "data", "format": "csv" }""", Rows)]
    [InlineData("jsonl", """{ "type": "folder", "path": "data", "format": "jsonl" }""", Rows)]
    [InlineData("sqlite", """{ "type": "sqlite", "path": "data.db" }""", Rows)]
    [InlineData("duckdb", """{ "type": "duckdb", "path": "data.duckdb" }""", RowGroups)]
    [InlineData("postgresql", """{ "type": "postgresql", "connectionVariable": "CONNECTION" }""", Rows)]
    public async Task A_large_report_needs_little_memory(string name, string target, int limit)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of a process is read from /proc.");

        // More than the limit, and four row groups of Parquet and DuckDB.
        var length = Soak.Factor > 1 ? Math.Min(10, Soak.Factor) * 1_000_000_000L : limit * 1_200_000L;
        var (idle, peak) = await MeasureAsync(name, target, length);
        Assert.InRange(idle, 1, peak);
        Assert.True(peak - idle < limit * 1_000_000L, $"{peak - idle:N0} bytes above idle.");
    }

    /// <summary>Exports a report with the program.</summary>
    /// <returns>Its resident memory when it requests the file, and the largest one.</returns>
    private static async Task<(long Idle, long Peak)> MeasureAsync(string name, string target, long length)
    {
        var dataset = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas", "DynamicsUsage.json"), TestContext.Current.CancellationToken);
        var clock = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow);
        var report = new GeneratedReport(Service.Read(dataset), length);
        var (program, idle, peakWhenSent, peak) = (0, 0L, 0L, 0L);
        await using var server = name == "postgresql" ? await PostgreSql.StartAsync(TestContext.Current.CancellationToken) : null;
        await using var service = await Service.StartAsync(options => (options.TimeProvider, options.RowsPerDataset) = (clock, 1), dataset);
        await using var files = await GeneratedReportServer.StartAsync(report, () => idle = ReadMemory(program, "VmRSS:"), () => peakWhenSent = ReadMemory(program, "VmHWM:"));
        await using var proxy = await ResponseProxy.StartAsync(service, files.ReplaceLinks);
        using var folder = new TempFolder();
        folder.Write("insights.export.json", $$"""{ "target": {{target}}, "datasets": "all", "dateRange": "LIFETIME" }""");
        var environment = new Dictionary<string, string>
        {
            ["INSIGHTS_BASE_ADDRESS"] = proxy.BaseAddress.AbsoluteUri,
            ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken,
            ["CONNECTION"] = server?.ConnectionString ?? "",

            // The tool's package does not contain it.
            ["LD_LIBRARY_PATH"] = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"),
        };
        (await DotNet.RunAsync(folder.Path, environment, DotNet.Tool, "export", "run")).AssertExit(0);
        clock.Advance(ExportFixture.FirstNight);

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(DotNet.CreateStartInfo(folder.Path, environment, DotNet.Tool, "export", "run", "--json"))!;
        program = process.Id;
        var running = DotNet.WaitForExitAsync(process, TestContext.Current.CancellationToken);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(5)))
        {
            peak = Math.Max(peak, ReadMemory(program, "VmHWM:"));
        }

        // On a busy machine the program can end long after the last of these reads.
        peak = Math.Max(peak, Math.Max(peakWhenSent, idle));

        var entry = Assert.Single((await running).AssertExit(0).Json.GetProperty("entries").EnumerateArray());
        Assert.Equal(report.Rows, Assert.Single(entry.GetProperty("exported").EnumerateArray()).GetProperty("rows").GetInt64());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {report.Rows:N0} rows in {report.Length / 1e6:N0} MB: idle {idle / 1e6:F0} MB, peak {peak / 1e6:F0} MB, so {(peak - idle) / 1e6:F0} MB above idle, in {watch.Elapsed.TotalSeconds:F0} s."));
        return (idle, peak);
    }

    /// <summary>Reads a size of a process from its status; 0 if it has ended.</summary>
    private static long ReadMemory(int process, string name)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException) when (!Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}")))
        {
            return 0;
        }
    }
}
