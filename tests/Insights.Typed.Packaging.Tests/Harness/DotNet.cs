using System.Diagnostics;
using System.Text;
using Insights.Typed.TestKit;

namespace Insights.Typed.Packaging.Tests.Harness;

/// <summary>Runs the SDK, or a program that it built.</summary>
internal static class DotNet
{
    /// <summary>Runs a command to its end and returns its output. If the command fails, the test fails with the output.</summary>
    public static async Task<string> RunAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (exitCode, output) = await TryAsync("dotnet", directory, environment, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(
        string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        CleanEnvironment.Apply(start);

        // None of these processes runs long enough to benefit from it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        void Add(string? line)
        {
            lock (output)
            {
                output.Append(line is null ? "" : line + "\n");
            }
        }

        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return (process.ExitCode, output.ToString());
    }
}
