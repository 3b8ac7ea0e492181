using System.Reflection;
using System.Xml.Linq;

namespace Insights.Typed.Packaging.Tests.Harness;

/// <summary>Paths of the repository, set by the build of these tests.</summary>
internal static class SourceTree
{
    public static string Root { get; } = GetMetadata("SourceDirectory");

    public static string Project { get; } = GetMetadata("ProjectDirectory");

    public static string Configuration { get; } = GetMetadata("Configuration");

    /// <summary>This machine's cache of third-party packages.</summary>
    public static string MachinePackages { get; } = GetMetadata("MachinePackages");

    public static string Version { get; } = GetMetadata("Version");

    public static IEnumerable<string> PackableProjects => Directory.GetDirectories(Path.Combine(Root, "src"))
        .SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
        .Where(project => File.ReadAllText(project).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The projects whose assemblies a package has next to its library.</summary>
    public static IEnumerable<string> ProjectsInPackage(string project) => XElement.Load(project).Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("InPackage") == "true")
        .Select(reference => reference.Attribute("Include")!.Value);

    /// <summary>The assemblies of the packages that a user's project refers to.</summary>
    public static IEnumerable<string> Libraries => LibraryProjects.Select(project => Path.GetFileNameWithoutExtension(project));

    /// <summary>The assemblies that the packages have next to their libraries, and that support them.</summary>
    public static IEnumerable<string> SupportingAssemblies =>
        LibraryProjects.SelectMany(ProjectsInPackage).Select(project => Path.GetFileNameWithoutExtension(project)).Distinct().Except(Libraries);

    private static IEnumerable<string> LibraryProjects =>
        PackableProjects.Where(project => !File.ReadAllText(project).Contains("<PackAsTool>", StringComparison.Ordinal));

    private static string GetMetadata(string key) => typeof(SourceTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
