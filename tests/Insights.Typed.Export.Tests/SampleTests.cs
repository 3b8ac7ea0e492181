using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Insights.Typed.Export.Tests;

/// <summary>The sample, run as a user runs it, prints what its page shows. Numbers and the order of markets depend on the day.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public async Task It_prints_what_its_page_shows()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [GetMetadata("Sample")]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        var page = (await File.ReadAllTextAsync(Path.Combine(GetMetadata("SamplePage")), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var expected = page.Split("```text\n")[1].Split("```")[0];
        Assert.Equal(GetFixedLines(expected), GetFixedLines(output));
        Assert.Equal(5, output.Split('\n').Count(line => line.Contains('█', StringComparison.Ordinal)));
    }

    /// <summary>The lines up to the heading of the table, without numbers.</summary>
    private static string GetFixedLines(string output)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n').Select(line => Number().Replace(line.Trim(), "#")).ToList();
        return string.Join('\n', lines.Take(lines.FindIndex(line => line.StartsWith("Market", StringComparison.Ordinal)) + 1).Where(line => line.Length > 0));
    }

    private static string GetMetadata(string key) => typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Number();
}
