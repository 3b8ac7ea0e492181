namespace Insights.Typed.Mutation.Tests;

/// <summary>
/// Runs the tests of another project in a process for each mutant. Stryker runs all mutants in one process, where a static field
/// keeps the value that it had under the first of them: tables of constants then survive, or all later mutants are killed.
/// </summary>
public sealed class IsolationTests
{
    private const int NoMutant = -1;

    /// <summary>How much longer a mutant may take than the code without one. What never ends is killed.</summary>
    private const int LimitFactor = 3;

    private static readonly TimeSpan LimitExtra = TimeSpan.FromSeconds(5);

    /// <summary>The name of the project with the tests; the script next to this file sets it.</summary>
    private static readonly string Tests = Environment.GetEnvironmentVariable("MUTATION_TESTS") ?? throw new InvalidOperationException("Start with the script 'run'.");

    /// <summary>The options of each process in which the tests run: the quick tests first, so that most mutants end with them.</summary>
    private static readonly string[][] Stages =
        [.. (Environment.GetEnvironmentVariable("MUTATION_OPTIONS") ?? "").Split('|').Select(stage => stage.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The tests with the assembly that contains the mutants. Stryker replaces it once, before it starts this process.</summary>
    private static readonly Lazy<string> Assembly = new(CopyTests);

    /// <summary>
    /// The processor time that the tests of each stage may use, which is measured with the mutated assembly, since it is slower. Null if
    /// a test fails without a mutant.
    /// </summary>
    private static readonly Lazy<Task<TimeSpan[]?>> Limits = new(MeasureAsync);

    [Fact]
    public async Task The_tests_pass()
    {
        var mutant = ReadMutant();
        TimeSpan[]? limits = null;
        if (mutant != NoMutant && (limits = await Limits.Value) is null)
        {
            // A failure would count as a killed mutant: so all survive, and the score is 0.
            return;
        }

        for (var i = 0; i < Stages.Length; i++)
        {
            var (failure, _) = await TestProcess.RunAsync(Assembly.Value, Stages[i], mutant, limits?[i]);
            Assert.True(failure is null, failure);
        }
    }

    private static async Task<TimeSpan[]?> MeasureAsync()
    {
        var limits = new TimeSpan[Stages.Length];
        for (var i = 0; i < Stages.Length; i++)
        {
            var (failure, used) = await TestProcess.RunAsync(Assembly.Value, Stages[i], NoMutant, limit: null);
            if (failure is not null)
            {
                return null;
            }

            limits[i] = (used * LimitFactor) + LimitExtra;
        }

        return limits;
    }

    /// <summary>Stryker writes the number in a file, whose name the process gets.</summary>
    private static int ReadMutant()
    {
        if (Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is not { Length: > 0 } path)
        {
            return NoMutant;
        }

        using var file = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return file.ReadInt32();
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

        return Path.Combine(target, Tests + ".dll");
    }
}
