using System.Diagnostics;
using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The tool in pipelines with other programs, and with files.</summary>
public sealed class PipeTests
{
    [Fact]
    public async Task A_closed_pipe_stops_the_command_without_a_failure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not signal a closed pipe.");
        await using var service = await Service.StartAsync(options => { options.RowsPerDataset = 60_000; options.TimeProvider = TimeProvider.System; }, Service.Usage);
        using var folder = new TempFolder();
        // Far after the first line, so that a reader that stops there does not reach it.
        service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(2_500_000), times: 2);
        using var process = Process.Start(DotNet.CreateStartInfo(folder.Path, TestTool.Create(service).Environment, DotNet.Tool, "query", "run", "SELECT Id, Name, Market FROM Usage TIMESPAN LIFETIME", "--csv"))!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);

        Assert.Equal("Id,Name,Market", await process.StandardOutput.ReadLineAsync(cancellationToken));
        process.StandardOutput.Dispose();
        await process.WaitForExitAsync(cancellationToken);

        Assert.Equal((0, ""), (process.ExitCode, await error));
        Assert.Equal(1, service.Faults.Remaining);
        Assert.Equal(2, service.Requests.Count(request => request.Method == "DELETE"));
    }

    [Theory]
    [InlineData("report list")]
    [InlineData("report list --json")]
    [InlineData("query run 'SELECT Name FROM Usage' --csv --preview")]
    [InlineData("--help")]
    public async Task A_disk_that_is_full_is_a_failure(string arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        await using var service = await Service.StartAsync(Service.Usage);
        using var folder = new TempFolder();

        var run = await ShellAsync(folder.Path, TestTool.Create(service).Environment, $"\"$@\" {arguments} > /dev/full");

        run.AssertExit(1);
        Assert.Contains("No space left on device", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_do_not_overwrite_other_output_in_the_same_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such shell.");
        await using var service = await Service.StartAsync(Service.Usage);
        using var folder = new TempFolder();

        var run = await ShellAsync(folder.Path, TestTool.Create(service).Environment, "(echo before; \"$@\" report list; echo after) > file; cat file");

        Assert.Equal(["before", "The service has no reports.", "after"], run.AssertExit(0).Lines);
    }

    [Fact]
    public async Task A_query_may_come_with_a_byte_order_mark()
    {
        var run = await CheckAsync([.. Encoding.UTF8.Preamble, .. "SELECT CustomerName FROM DynamicsUsage WHERE CustomerName = 'Ünï 中文' TIMESPAN LAST_MONTH"u8]);

        Assert.Equal("SELECT CustomerName FROM DynamicsUsage WHERE CustomerName = 'Ünï 中文' TIMESPAN LAST_MONTH", run.AssertExit(0).Lines[0]);
    }

    [Fact]
    public async Task A_query_in_another_encoding_is_an_error()
    {
        var run = await CheckAsync(Encoding.Latin1.GetBytes("SELECT CustomerName FROM DynamicsUsage WHERE CustomerName = 'Ünï'"));

        Assert.Equal("The query on the standard input is not valid UTF-8.\n", run.AssertExit(1).Error);
    }

    private static async Task<ToolRun> CheckAsync(byte[] input)
    {
        using var folder = new TempFolder();
        using var process = Process.Start(DotNet.CreateStartInfo(folder.Path, new Dictionary<string, string>(), DotNet.Tool, "query", "check", "-"))!;
        var cancellationToken = TestContext.Current.CancellationToken;
        await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
        process.StandardInput.Close();
        return await DotNet.WaitForExitAsync(process, cancellationToken);
    }

    /// <param name="folder">The folder in which to run.</param>
    /// <param name="environment">The environment variables of the tool.</param>
    /// <param name="script">The shell script; "$@" is the tool.</param>
    private static async Task<ToolRun> ShellAsync(string folder, IReadOnlyDictionary<string, string> environment, string script)
    {
        var start = DotNet.CreateStartInfo(folder, environment);
        string[] arguments = ["-c", script, "sh", start.FileName, DotNet.Tool];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.FileName = "/bin/sh";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await DotNet.WaitForExitAsync(process, TestContext.Current.CancellationToken);
    }
}
