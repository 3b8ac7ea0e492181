using System.Diagnostics;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The committed libraries of the page.</summary>
public sealed class BundleTests
{
    private static readonly string[] Sources = ["package.json", "package-lock.json", ".npmrc", "build.js", "entries/codemirror.js", "entries/uplot.js"];

    [Fact]
    public async Task The_committed_libraries_are_what_the_lock_file_builds()
    {
        var npm = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "npm")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(npm is null, "npm is not installed.");
        var folder = Directory.CreateTempSubdirectory("insights-bundle-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "entries"));
            foreach (var source in Sources)
            {
                File.Copy(Repository.GetPath($"src/Insights.Typed.Explore/Bundle/{source}"), Path.Combine(folder, source));
            }

            await RunAsync(npm!, ["ci", "--ignore-scripts", "--prefer-offline"], folder);
            await RunAsync("node", ["build.js", "built"], folder);

            var committed = Repository.GetPath("src/Insights.Typed.Explore/Page/vendor");
            Assert.Equal(GetNames(committed), GetNames(Path.Combine(folder, "built")));
            Assert.All(GetNames(committed), name => Assert.Equal(File.ReadAllText(Path.Combine(committed, name!)), File.ReadAllText(Path.Combine(folder, "built", name!))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_lock_file_contains_no_addresses() =>
        Assert.DoesNotContain("://", File.ReadAllText(Repository.GetPath("src/Insights.Typed.Explore/Bundle/package-lock.json")), StringComparison.Ordinal);

    private static IEnumerable<string?> GetNames(string folder) => Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static async Task RunAsync(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {arguments[0]} ended with {process.ExitCode}: {await output}{await errors}");
    }
}
