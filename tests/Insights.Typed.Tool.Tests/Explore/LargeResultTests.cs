using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

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
        var start = DotNet.CreateStartInfo(folder.Path, TestTool.Create(service).Environment, DotNet.Tool, "explore", "--no-browser");
        start.Environment["TMPDIR"] = folder.Path;
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var address = new Uri(line!["The page: ".Length..]);
        using var http = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)), Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Fragment["#token=".Length..]);

        using var started = await http.PostAsJsonAsync("/api/runs", new { text = "SELECT Id, Name, Market, Seats, Month FROM Usage TIMESPAN LIFETIME" }, TestContext.Current.CancellationToken);
        var events = await http.GetStringAsync("/api/runs/r1/events", TestContext.Current.CancellationToken);
        await GetAsync("/api/runs/r1/rows?sort=Seats&descending=true");
        var watch = Stopwatch.StartNew();
        var last = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/runs/r1/rows?sort=Seats&descending=true&offset={Rows - 100}"));
        var pageTime = watch.Elapsed;
        await GetAsync("/api/runs/r1/chart");
        using var file = await http.PostAsJsonAsync("/api/runs/r1/files", new { format = Soak.Factor > 1 ? "parquet" : "csv" }, TestContext.Current.CancellationToken);
        var saved = (await file.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("address").GetString()!;
        await using var content = await http.GetStreamAsync(saved, TestContext.Current.CancellationToken);
        await content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        var memory = ReadPeakMemory(process.Id);
        var files = Directory.GetFiles(folder.Path, "r1.db", SearchOption.AllDirectories);
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var end = await DotNet.WaitForExitAsync(process, TestContext.Current.CancellationToken);

        Assert.Contains("event: end", events, StringComparison.Ordinal);
        Assert.Equal((Rows, 100), (last.GetProperty("total").GetInt32(), last.GetProperty("rows").GetArrayLength()));
        Assert.True(pageTime < TimeSpan.FromSeconds(2), pageTime.ToString());
        Assert.True(memory < MaxMemory, memory.ToString("N0", CultureInfo.InvariantCulture));
        Assert.Single(files);
        end.AssertExit(0);
        Assert.Empty(Directory.GetDirectories(folder.Path, "insights-explore-*"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows: {memory:N0} bytes, the last page in {pageTime.TotalMilliseconds:N0} ms."));

        async Task<JsonElement> GetAsync(string path) => await http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
    }

    private static long ReadPeakMemory(int process)
    {
        var peak = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
