using Insights.Typed.Tool.Explore;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The program that opens the browser on Linux.</summary>
public sealed class SystemBrowserTests
{
    [Fact]
    public async Task Its_messages_are_not_those_of_the_command()
    {
        using var folder = CreateOpener("echo opened \"$1\" > \"$OPENED\"; echo noise; echo noise >&2");
        await using var process = await ExploreProcess.StartAsync(
            new Dictionary<string, string> { ["PATH"] = GetSearchPath(folder), ["OPENED"] = folder["opened"] }, folder, "--local");
        while (!File.Exists(folder["opened"]))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        var run = (await process.TerminateAsync()).AssertExit(0);

        Assert.Equal("", run.Error);
        Assert.DoesNotContain("noise", run.Output, StringComparison.Ordinal);
    }

    /// <summary>In this process, to wait for the failure longer than a person would: a busy machine starts a program slowly.</summary>
    [Fact]
    public async Task Its_failure_is_reported()
    {
        using var folder = CreateOpener("echo noise >&2; exit 3");
        await using var page = await ExplorePage.StartAsync(
            new Dictionary<string, string>(), ["--local"], openBrowser: address => SystemBrowser.OpenAsync(address, GetSearchPath(folder), failureTime: TimeSpan.FromMinutes(10)));

        // The command ends after the opener.
        await page.StopAsync();

        Assert.Equal("No browser could be opened: xdg-open ended with exit code 3. Open the address yourself.\n", page.Error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Creates a folder with a script as the opener.</summary>
    private static TempFolder CreateOpener(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open is a program of Linux.");
        var folder = new TempFolder();
        folder.Write("bin/xdg-open", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["bin/xdg-open"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return folder;
    }

    private static string GetSearchPath(TempFolder folder) => $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
}
