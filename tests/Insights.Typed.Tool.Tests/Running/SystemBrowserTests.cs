using Insights.Typed.Tokens.Login;
using Insights.Typed.Tool.Tests.Explore;
using Insights.Typed.Tool.Tests.SignIn;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The program that opens the browser on Linux, for each command that opens one.</summary>
public sealed class SystemBrowserTests
{
    [Fact]
    public async Task Its_messages_are_not_those_of_explore()
    {
        using var folder = CreateOpener("echo opened \"$1\" > \"$OPENED\"; echo noise; echo noise >&2");
        await using var process = await ExploreProcess.StartAsync(
            new Dictionary<string, string> { ["PATH"] = GetSearchPath(folder), ["OPENED"] = folder["opened"] }, folder, "--local");
        await WaitForFileAsync(folder["opened"]);

        var run = (await process.TerminateAsync()).AssertExit(0);

        Assert.Equal("", run.Error);
        Assert.DoesNotContain("noise", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A program that reads the output of the command does not wait for the browser, which stays open.</summary>
    [Fact]
    public async Task Its_messages_are_not_those_of_login_which_ends_before_the_browser()
    {
        await using var world = await SignInFixture.StartAsync();

        // The browser closes when the folder is deleted.
        using var folder = CreateOpener("echo noise; echo noise >&2; echo \"$1\" > \"$OPENED.new\"; mv \"$OPENED.new\" \"$OPENED\"; while [ -e \"$OPENED\" ]; do sleep 0.05; done");
        var environment = new Dictionary<string, string>(world.Tool.Environment)
        {
            ["PATH"] = GetSearchPath(folder),
            ["OPENED"] = folder["opened"],
        };
        var running = DotNet.RunAsync(folder.Path, environment, DotNet.Tool, "login", "--json", "--allow-unencrypted-storage");
        await WaitForFileAsync(folder["opened"]);
        await world.Authority.SignInAsync(new Uri(File.ReadAllText(folder["opened"]).Trim()), cancellationToken: TestContext.Current.CancellationToken);

        var run = (await running.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).AssertExit(0);

        Assert.Equal("user@partner.example", run.Json.GetProperty("userName").GetString());
        Assert.DoesNotContain("noise", run.Error, StringComparison.Ordinal);
    }

    /// <summary>In this process, to wait for the failure longer than a person would: a busy machine starts a program slowly.</summary>
    [Fact]
    public async Task Its_failure_is_reported_by_explore()
    {
        using var folder = CreateOpener("echo noise >&2; exit 3");
        await using var page = await ExplorePage.StartAsync(new Dictionary<string, string>(), ["--local"], openBrowser: address => OpenAsync(address, folder));

        // The command ends after the opener.
        await page.StopAsync();

        Assert.Equal("No browser could be opened: xdg-open ended with exit code 3. Open the page in a browser yourself.\n", page.Error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_message_that_it_is_missing_does_not_contain_the_address()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open is a program of Linux.");

        var error = await Assert.ThrowsAsync<InsightsException>(() => SystemBrowser.OpenAsync(
            new Uri("https://login.example/authorize?code_challenge=challenge"), searchPath: "", failureTime: null, TestContext.Current.CancellationToken));

        Assert.Equal("No browser could be opened: xdg-open is not installed.", error.Message);
        Assert.DoesNotContain("login.example", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_show_the_address_has_other_advice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open is a program of Linux.");

        var error = await Assert.ThrowsAsync<InsightsException>(() => SystemBrowser.OpenUnshownAsync(
            new Uri("https://login.example/authorize?code_challenge=challenge"), searchPath: "", TestContext.Current.CancellationToken));

        Assert.Equal(
            "No browser could be opened: xdg-open is not installed. Sign in with InsightsLogin.SignInWithDeviceCodeAsync, or pass a method for openBrowser that shows the person the address.",
            error.Message);
        Assert.DoesNotContain("login.example", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_waits_for_a_person_who_opens_the_address()
    {
        await using var world = await SignInFixture.StartAsync();
        using var folder = CreateOpener("exit 3");
        world.Tool.OpenBrowser = address => OpenAsync(address, folder);
        var signedIn = Task.CompletedTask;
        Uri? printed = null;
        world.Tool.OnErrorWritten = note =>
        {
            if (note.Split("open this address on this machine: ") is [_, var address])
            {
                printed = new Uri(address.Trim());
            }
            else if (note.Contains("Open the page in a browser yourself,", StringComparison.Ordinal))
            {
                signedIn = world.Authority.SignInAsync(printed!, cancellationToken: TestContext.Current.CancellationToken);
            }
        };

        var run = (await world.Tool.RunAsync("login", "--allow-unencrypted-storage")).AssertExit(0);
        await signedIn;

        Assert.StartsWith("Signed in as user@partner.example", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "No browser could be opened: xdg-open ended with exit code 3. Open the page in a browser yourself, or cancel, and sign in with a browser on another machine: insights login --device-code",
            run.Error.Replace('\n', ' ').Trim(),
            StringComparison.Ordinal);
    }

    private static Task OpenAsync(Uri address, TempFolder folder) =>
        SystemBrowser.OpenAsync(address, GetSearchPath(folder), failureTime: TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);

    private static async Task WaitForFileAsync(string path)
    {
        while (!File.Exists(path))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
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
