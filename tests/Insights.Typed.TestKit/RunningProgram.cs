using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Insights.Typed.TestKit;

/// <summary>A program of this repository, run as users run it.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const int Sigterm = 15;

    private readonly Process process;
    private readonly Task<string> errors;

    private RunningProgram(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <param name="name">The program's file, without its extension.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Its environment variables, in a clean environment.</param>
    /// <param name="folder">The folder in which it starts; null for the current one.</param>
    public static RunningProgram Start(string name, string[] arguments, Dictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        CleanEnvironment.Apply(start);

        // No user is signed in, independent of the user who runs the tests.
        start.Environment["INSIGHTS_LOGIN_FOLDER"] = Path.Combine(AppContext.BaseDirectory, "nobody-is-signed-in");
        foreach (var (variable, value) in environment ?? [])
        {
            start.Environment[variable] = value;
        }

        return new RunningProgram(Process.Start(start)!);
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>The output up to a line that starts with a prefix, or to its end.</summary>
    public Task<string> ReadOutputUntilAsync(string start) => ReadOutputUntilAsync(line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The output up to a line that contains a text, or to its end.</summary>
    public Task<string> ReadOutputUntilContainsAsync(string part) => ReadOutputUntilAsync(line => line.Contains(part, StringComparison.Ordinal));

    /// <summary>Waits for its end. Returns the rest of the output, and the exit code.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> WaitForExitAsync()
    {
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Requests a stop, as a shell or a container does. Windows has no such signal.</summary>
    public void Terminate()
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            Assert.Equal(0, Kill(process.Id, Sigterm));
        }
    }

    /// <summary>Kills it, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private async Task<string> ReadOutputUntilAsync(Func<string, bool> isLast)
    {
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (isLast(line))
            {
                break;
            }
        }

        return string.Join('\n', lines);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
