using System.Runtime.InteropServices;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>A program that is compiled ahead of time. It requires that compiler as a package, and a linker (Debian: clang and zlib1g-dev), so it runs only with INSIGHTS_SOAK.</summary>
public sealed class NativeTests(LocalFeed feed)
{
    public static bool IsEnabled => TrimmedTests.IsEnabled;

    [Fact(Skip = "Runs with INSIGHTS_SOAK set.", SkipUnless = nameof(IsEnabled))]
    public async Task It_writes_the_same_parquet_file()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows() || HasProgram("clang") || HasProgram("gcc"), "No linker is installed (Debian: apt-get install clang zlib1g-dev).");
        using var fresh = await CleanFolder.OpenAsync(feed);
        var (project, managed, native) = (fresh.GetPath("ParquetAot"), fresh.GetPath("managed"), fresh.GetPath("native"));

        await DotNet.RunAsync(project, fresh.Environment, "build", "-o", managed, "-v:q", "-nologo", "--tl:off");
        var printed = await DotNet.RunAsync(project, fresh.Environment, "exec", Path.Combine(managed, "ParquetAot.dll"), "managed.parquet");
        var output = await DotNet.RunAsync(project, fresh.Environment, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", native, "-v:m", "-nologo", "--tl:off");
        var program = Path.Combine(native, OperatingSystem.IsWindows() ? "ParquetAot.exe" : "ParquetAot");
        var (exitCode, printedByNative) = await DotNet.TryAsync(program, project, new Dictionary<string, string>(), "native.parquet");

        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(native, "*.dll"));
        Assert.Equal("2 and 2 rows\n", printed);
        Assert.Equal((0, "2 and 2 rows\n"), (exitCode, printedByNative));
        Assert.Equal(
            await File.ReadAllBytesAsync(fresh.GetPath("ParquetAot", "managed.parquet"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(fresh.GetPath("ParquetAot", "native.parquet"), TestContext.Current.CancellationToken));
    }

    private static bool HasProgram(string name) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
