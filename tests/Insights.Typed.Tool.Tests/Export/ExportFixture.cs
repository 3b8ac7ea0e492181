using System.Globalization;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A service and a tool with an export to a folder.</summary>
internal sealed class ExportFixture : IAsyncDisposable
{
    /// <summary>Longer than the service's notice for the first execution of a report.</summary>
    public static readonly TimeSpan FirstNight = TimeSpan.FromHours(5);

    public static readonly TimeSpan Night = TimeSpan.FromHours(24);

    private ExportFixture(Service service)
    {
        Service = service;
        Tool = TestTool.Create(service);
    }

    public Service Service { get; }

    public TestTool Tool { get; }

    public AutoAdvanceTimeProvider Clock => (AutoAdvanceTimeProvider)Service.Time;

    /// <summary>A SQL expression for all Parquet files of an entry.</summary>
    public string Parquet(string name, string folder = "data") => $"read_parquet('{Tool.Folder[folder]}/dataset={name}/**/*.parquet', union_by_name = true, hive_partitioning = true)";

    public static Task<ExportFixture> StartAsync(params string[] datasets) => StartAsync(_ => { }, datasets);

    public static async Task<ExportFixture> StartAsync(Action<LocalServiceOptions> configure, params string[] datasets)
    {
        var fixture = new ExportFixture(await Service.StartAsync(configure, datasets));
        foreach (var dataset in datasets)
        {
            fixture.Tool.Folder.Write(string.Create(CultureInfo.InvariantCulture, $"schemas/{Service.Read(dataset).Name}.json"), dataset);
        }

        fixture.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LIFETIME" }""");
        return fixture;
    }

    public void Configure(string json) => Tool.Folder.Write("insights.export.json", json);

    /// <summary>Runs a pass, and returns the number of executions that it exported.</summary>
    public async Task<int> RunAsync(int exitCode = 0) => CountExported(await Tool.RunAsync("export", "run", "--json"), exitCode);

    public static int CountExported(ToolRun run, int exitCode = 0) =>
        run.AssertExit(exitCode).Json.GetProperty("entries").EnumerateArray().Sum(entry => entry.GetProperty("exported").GetArrayLength());

    /// <summary>The files of the target, relative to the tool's folder.</summary>
    public IEnumerable<string> FileNames => Directory.Exists(Tool.Folder["data"])
        ? Directory.EnumerateFiles(Tool.Folder["data"], "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(Tool.Folder.Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
        : [];

    public async ValueTask DisposeAsync()
    {
        Tool.Dispose();
        await Service.DisposeAsync();
    }
}
