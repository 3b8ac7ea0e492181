using System.Diagnostics;
using System.Globalization;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The command as a separate process, with a large result.</summary>
public sealed class LargeResultTests
{
    private const long MaxMemory = 300_000_000;

    /// <summary>A million rows with INSIGHTS_SOAK.</summary>
    private static readonly int Rows = Soak.Factor > 1 ? 1_000_000 : 12_000;

    [Fact]
    public async Task A_large_result_needs_little_memory_and_is_deleted_at_the_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of a process is read from /proc.");
        await using var service = await Service.StartAsync(options => (options.TimeProvider, options.RowsPerDataset) = (TimeProvider.System, Rows), Service.Usage);
        using var folder = new TempFolder();
        folder.Write("schemas/Usage.json", Service.Usage);
        await using var explore = await ExploreProcess.StartAsync(service, folder);
        var run = await explore.RunAsync("SELECT Id, Name, Market, Seats, Month FROM Usage TIMESPAN LIFETIME");
        await explore.GetAsync(run + "/rows?sort=Seats&descending=true");
        var watch = Stopwatch.StartNew();
        var last = await explore.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{run}/rows?sort=Seats&descending=true&offset={Rows - 100}"));
        var pageTime = watch.Elapsed;
        await explore.GetAsync(run + "/chart");
        var file = await explore.PostAsync(run + "/files", new { format = Soak.Factor > 1 ? "parquet" : "csv" });
        await using var content = await explore.Http.GetStreamAsync(file.GetProperty("address").GetString(), TestContext.Current.CancellationToken);
        await content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        var memory = ReadPeakMemory(explore.Id);
        var files = explore.GetFileNames().ToList();
        var end = await explore.TerminateAsync();

        Assert.Equal((Rows, 100), (last.GetProperty("total").GetInt32(), last.GetProperty("rows").GetArrayLength()));

        // Few rows prove nothing about the time, which a busy machine prolongs.
        Assert.True(Soak.Factor == 1 || pageTime < TimeSpan.FromSeconds(2), pageTime.ToString());
        Assert.True(memory < MaxMemory, memory.ToString("N0", CultureInfo.InvariantCulture));
        Assert.Contains(Path.GetFileName(run) + ".db", files);
        end.AssertExit(0);
        Assert.Empty(Directory.GetDirectories(folder.Path, "insights-explore-*"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows: {memory:N0} bytes, the last page in {pageTime.TotalMilliseconds:N0} ms."));
    }

    private static long ReadPeakMemory(int process)
    {
        var peak = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
