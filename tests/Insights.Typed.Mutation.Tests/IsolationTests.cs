using System.Diagnostics;
using System.Globalization;

namespace Insights.Typed.Mutation.Tests;

/// <summary>
/// Runs the tests of another project in a process for each mutant. Stryker runs all mutants in one process, where a static field
/// keeps the value that it had under the first of them: tables of constants then survive, or all later mutants are killed.
/// </summary>
public sealed class IsolationTests
{
    /// <summary>More than the slowest tests take: a mutant that never ends is killed. It is a time of the processor, so that a busy machine kills no other.</summary>
    private static readonly int ProcessorSeconds = int.Parse(Environment.GetEnvironmentVariable("MUTATION_SECONDS") ?? "20", CultureInfo.InvariantCulture);

    /// <summary>A process that computes nothing for so long waits forever.</summary>
    private static readonly TimeSpan MaxIdleTime = TimeSpan.FromSeconds(15);

    /// <summary>What a process that waits still computes.</summary>
    private static readonly TimeSpan IdleProcessorTime = TimeSpan.FromMilliseconds(50);

    /// <summary>The name of the project with the tests; the script next to this file sets it.</summary>
    private static readonly string Tests = Environment.GetEnvironmentVariable("MUTATION_TESTS") ?? throw new InvalidOperationException("Start with the script 'run'.");

    /// <summary>The options of each process in which the tests run: the quick tests first, so that most mutants end with them.</summary>
    private static readonly string[][] Stages =
        [.. (Environment.GetEnvironmentVariable("MUTATION_OPTIONS") ?? "").Split('|').Select(stage => stage.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A copy of the tests with the assembly that contains the mutants. Stryker replaces it once, before it starts this process.</summary>
    private static readonly Lazy<string> Folder = new(CopyTests);

    [Fact]
    public async Task The_tests_pass()
    {
        foreach (var stage in Stages)
        {
            await RunAsync(stage);
        }
    }

    private static async Task RunAsync(string[] options)
    {
        // The process inherits the variable with the file in which Stryker writes the number of the mutant.
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"ulimit -t {ProcessorSeconds} && exec dotnet \"$@\"", "dotnet", Path.Combine(Folder.Value, Tests + ".dll"), "-stopOnFail", "-noColor", "-noLogo", "-reporter", "quiet", .. options])
        {
            WorkingDirectory = Folder.Value,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var used = TimeSpan.Zero;
            while (await Task.WhenAny(output, Task.Delay(MaxIdleTime)) != output)
            {
                var now = process.HasExited ? TimeSpan.MaxValue : process.TotalProcessorTime;
                Assert.True(now - used > IdleProcessorTime, "The tests wait forever.");
                used = now;
            }

            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string CopyTests()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "..", "..", Tests);
        var target = Path.Combine(AppContext.BaseDirectory, "copies", $"{Environment.ProcessId}");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        foreach (var original in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll.stryker-unchanged"))
        {
            var mutated = Path.ChangeExtension(original, null);
            File.Copy(mutated, Path.Combine(target, Path.GetFileName(mutated)), overwrite: true);
        }

        return target;
    }
}
