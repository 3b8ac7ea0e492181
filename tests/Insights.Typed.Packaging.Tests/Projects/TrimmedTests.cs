using System.Runtime.InteropServices;
using Insights.Typed.LocalService;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>A trimmed, self-contained program. It requires the runtime as a package, which is large, so it runs only with INSIGHTS_SOAK.</summary>
public sealed class TrimmedTests(LocalFeed feed)
{
    public static bool IsEnabled => Environment.GetEnvironmentVariable("INSIGHTS_SOAK") is { Length: > 0 };

    [Theory(Skip = "Runs with INSIGHTS_SOAK set.", SkipUnless = nameof(IsEnabled))]
    [InlineData("Trimmed")]
    [InlineData("TrimmedService")]
    public async Task It_is_published_without_a_warning_and_runs_a_query(string project)
    {
        using var fresh = await CleanFolder.OpenAsync(feed);
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 }, TestContext.Current.CancellationToken);
        var published = fresh.GetPath("published");

        var output = await DotNet.RunAsync(fresh.GetPath(project), fresh.Environment, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published, "-v:m", "-nologo", "--tl:off");
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);

        var (exitCode, printed) = await DotNet.TryAsync(
            Path.Combine(published, project + (OperatingSystem.IsWindows() ? ".exe" : "")),
            published,
            new Dictionary<string, string> { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.ToString(), ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken });
        Assert.Equal((0, "True\nTrue\n"), (exitCode, printed));
    }
}
