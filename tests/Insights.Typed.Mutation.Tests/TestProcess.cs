using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Insights.Typed.Mutation.Tests;

/// <summary>A process in which tests run with one mutant.</summary>
internal static class TestProcess
{
    private const string MutantVariable = "INSIGHTS_MUTANT";

    /// <summary>A process that computes nothing for so long waits forever.</summary>
    private static readonly TimeSpan MaxIdleTime = TimeSpan.FromSeconds(15);

    /// <summary>What a process that waits still computes.</summary>
    private static readonly TimeSpan IdleProcessorTime = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <param name="tests">The assembly of the tests.</param>
    /// <param name="options">The options of the tests' program.</param>
    /// <param name="mutant">The number of the mutant; -1 for none.</param>
    /// <param name="limit">The processor time that it may use: a time of the clock would end more tests on a busy machine. Null for any.</param>
    /// <returns>What the tests printed, if one of them failed or did not end, and the processor time that they used.</returns>
    public static async Task<(string? Failure, TimeSpan Used)> RunAsync(string tests, string[] options, int mutant, TimeSpan? limit)
    {
        var start = new ProcessStartInfo("dotnet", [tests, "-stopOnFail", "-noColor", "-noLogo", "-reporter", "quiet", .. options])
        {
            WorkingDirectory = Path.GetDirectoryName(tests),
            RedirectStandardOutput = true,
        };

        // The code of Stryker in the mutated assembly reads a file each time when a mutant could be in effect, and a variable only once.
        start.Environment.Remove("STRYKER_MUTANT_FILE");
        start.Environment["STRYKER_MUTANT_ID_CONTROL_VAR"] = MutantVariable;
        start.Environment[MutantVariable] = mutant.ToString(CultureInfo.InvariantCulture);

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var (used, progress) = (TimeSpan.Zero, TimeSpan.Zero);
            var idle = Stopwatch.StartNew();
            while (await Task.WhenAny(output, Task.Delay(PollInterval)) != output)
            {
                used = GetProcessorTime(process) ?? used;
                if (used > limit)
                {
                    return ($"The tests did not end in {limit}.", used);
                }

                if (used - progress > IdleProcessorTime)
                {
                    progress = used;
                    idle.Restart();
                }
                else if (idle.Elapsed > MaxIdleTime)
                {
                    return ("The tests wait forever.", used);
                }
            }

            await process.WaitForExitAsync();
            return (process.ExitCode == 0 ? null : await output, used);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static TimeSpan? GetProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception && process.HasExited)
        {
            return null;
        }
    }
}
