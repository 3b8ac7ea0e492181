namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The program that opens the browser on Linux.</summary>
public sealed class SystemBrowserTests
{
    [Fact]
    public async Task Its_messages_are_not_those_of_the_command()
    {
        var run = await StartAsync("echo opened \"$1\" > \"$OPENED\"; echo noise; echo noise >&2");

        Assert.Equal("", run.Error);
        Assert.DoesNotContain("noise", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_failure_is_reported()
    {
        var run = await StartAsync("echo opened \"$1\" > \"$OPENED\"; echo noise >&2; exit 3");

        Assert.Equal("No browser could be opened: xdg-open ended with exit code 3. Open the address yourself.\n", run.Error);
    }

    /// <summary>Runs the command with a script as the opener, until it has run.</summary>
    private static async Task<ToolRun> StartAsync(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open is a program of Linux.");
        using var folder = new TempFolder();
        folder.Write("bin/xdg-open", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["bin/xdg-open"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await using var process = await ExploreProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
                ["OPENED"] = folder["opened"],
            },
            folder,
            "--local");
        while (!File.Exists(folder["opened"]))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        return (await process.TerminateAsync()).AssertExit(0);
    }
}
