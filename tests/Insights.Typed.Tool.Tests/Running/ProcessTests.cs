using System.Diagnostics;
using System.Globalization;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The tool as a separate process.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task It_reports_its_version_and_its_commands()
    {
        using var folder = new TempFolder();

        var version = await DotNet.RunAsync(folder.Path, new Dictionary<string, string>(), DotNet.Tool, "--version");
        var help = await DotNet.RunAsync(folder.Path, new Dictionary<string, string>(), DotNet.Tool, "--help");

        Assert.StartsWith(LockFile.ToolVersion, version.AssertExit(0).Output, StringComparison.Ordinal);
        Assert.Contains("schema ", help.AssertExit(0).Output, StringComparison.Ordinal);
        Assert.Contains("[default: partner-insights]", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Piped_output_is_plain_and_in_UTF_8()
    {
        await using var service = await Service.StartAsync("""{ "datasetName": "Names", "selectableColumns": ["CustomerName"], "availableDateRanges": ["LIFETIME"] }""");
        using var folder = new TempFolder();

        var run = await DotNet.RunAsync(folder.Path, TestTool.Create(service).Environment, DotNet.Tool, "schema", "refresh");

        run.AssertExit(0);
        Assert.Equal(["+ Names: The dataset has a file now.", $"1 schema file changed, to match {service.BaseAddress.AbsoluteUri}."], run.Lines);
        Assert.Empty(run.Error);
        var check = await DotNet.RunAsync(folder.Path, TestTool.Create(service).Environment, DotNet.Tool, "schema", "check", "--json");
        Assert.Equal("none", check.AssertExit(0).Json.GetProperty("drift").GetString());
        string[] query = ["query", "run", "SELECT CustomerName FROM Names TIMESPAN LIFETIME", "--preview", "--csv"];
        using var tool = TestTool.Create(service);
        var rows = await DotNet.RunAsync(folder.Path, tool.Environment, [DotNet.Tool, .. query]);
        Assert.Contains(rows.Output, character => character > 127);
        Assert.Equal((await tool.RunAsync(query)).Output, rows.Output);
    }

    [Fact]
    public async Task A_signal_stops_it_cleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var service = await Service.StartAsync(options => { options.QueueTime = TimeSpan.FromDays(1); options.TimeProvider = TimeProvider.System; }, Service.Usage);
        using var folder = new TempFolder();
        using var process = Process.Start(DotNet.CreateStartInfo(folder.Path, TestTool.Create(service).Environment, DotNet.Tool, "query", "run", "SELECT Name FROM Usage", "--json"))!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);

        // It waits for its report now.
        while (!service.Requests.Any(r => r.Path.Contains("ScheduledReport/execution", StringComparison.Ordinal)))
        {
            Assert.False(process.HasExited, "It ended before the signal.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        // Not the interrupt signal, which background processes may ignore.
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("Stopped.\n", await error);
        Assert.Contains("Stopped.", await output, StringComparison.Ordinal);
        Assert.Equal(2, service.Requests.Count(r => r.Method == "DELETE"));
    }
}
