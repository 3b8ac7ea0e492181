using System.Reflection;

namespace Insights.Typed.Explore.Page.Tests.Harness;

/// <summary>The files of this repository, and of a package.</summary>
internal static class Repository
{
    /// <summary>The folder with the driver of Playwright.</summary>
    public static string PlaywrightDriver => GetMetadata("PlaywrightDriver");

    public static string GetPath(string path) => Path.GetFullPath(Path.Combine(GetMetadata("Repository"), path));

    private static string GetMetadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
