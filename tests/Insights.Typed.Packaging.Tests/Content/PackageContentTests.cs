using System.IO.Compression;
using System.Xml.Linq;
using Insights.Typed.Language;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Content;

/// <summary>The content of the packages.</summary>
public sealed class PackageContentTests(LocalFeed feed)
{
    public static TheoryData<string> Packages => [.. SourceTree.PackableProjects.Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void The_main_package_contains_the_generators_dependencies() => Assert.Equal(
        [
            "Insights.Typed.CodeFixes.dll", "Insights.Typed.Generator.dll", "Insights.Typed.Language.dll", "Insights.Typed.Schemas.dll",
            "Microsoft.Bcl.AsyncInterfaces.dll", "System.Text.Encodings.Web.dll", "System.Text.Json.dll",
        ],
        GetFiles("Insights.Typed", "analyzers/dotnet/cs/"));

    [Fact]
    public void It_contains_every_schema_and_the_build_targets()
    {
        Assert.All(ServiceProgram.All, program => Assert.Equal(
            Directory.GetFiles(Path.Combine(SourceTree.Root, "schemas", program.SchemaFolder), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            GetFiles("Insights.Typed", $"schemas/{program.SchemaFolder}")));
        Assert.Equal(["Insights.Typed.UsedDatasets.globalconfig", "Insights.Typed.props", "Insights.Typed.targets"], GetFiles("Insights.Typed", "build/net10.0/"));
        Assert.Equal(["Insights.Typed.AfterSdk.targets", "Insights.Typed.Project.targets", "Insights.Typed.props", "Insights.Typed.targets"], GetFiles("Insights.Typed", "buildTransitive/net10.0/"));
    }

    /// <summary>A project that references one of these has the datasets; no other project has them.</summary>
    [Fact]
    public void The_build_lists_each_package_that_depends_on_the_library()
    {
        var targets = XElement.Load(Path.Combine(SourceTree.Root, "src", "Insights.Typed", "buildTransitive", "Insights.Typed.Project.targets"));
        var known = targets.Descendants("_InsightsPackage").Single().Attribute("Include")!.Value.Split(';');

        Assert.Equal(
            SourceTree.PackableProjects.Select(path => Path.GetFileNameWithoutExtension(path)).Where(ContainsLibrary).Order(StringComparer.Ordinal),
            known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_contains_the_page_of_every_rule() => Assert.Equal(
        Directory.GetFiles(Path.Combine(SourceTree.Root, "generator", "docs"), "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal),
        GetFiles("Insights.Typed", "generator/docs/"));

    [Fact]
    public void It_contains_the_tool()
    {
        var tool = GetFiles("Insights.Typed", "tools/net10.0/any/");

        Assert.Contains("insights.dll", tool);
        Assert.Contains("insights.runtimeconfig.json", tool);
        Assert.Equal(["DotnetToolSettings.xml"], GetFiles("Insights.Typed.Tool", "tools/net10.0/any/").Where(file => file.EndsWith(".xml", StringComparison.Ordinal) && !file.StartsWith("Insights.Typed", StringComparison.Ordinal) && file != "insights.xml"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Each_package_has_a_description(string package)
    {
        var metadata = Nuspec(package).Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal((package, SourceTree.Version, "MIT"), (Value("id"), Value("version"), Value("license")));
        Assert.Equal(("README.md", "icon.png"), (Value("readme"), Value("icon")));
        Assert.NotEqual("Package Description", Value("description"));
        Assert.Equal(["README.md", "icon.png"], GetFiles(package, "").Intersect(["README.md", "icon.png"]).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(feed.GetPath(package, "snupkg")));
    }

    /// <summary>
    /// An assembly without a package is in each package that requires it, with its documentation and symbols, and is not a
    /// dependency.
    /// </summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void Each_contains_the_assemblies_that_have_no_package(string package)
    {
        foreach (var bundled in FindProjects(package))
        {
            Assert.Equal([bundled + ".dll", bundled + ".xml"], GetFiles(package, "lib/net10.0/").Where(file => Path.GetFileNameWithoutExtension(file) == bundled));
            using var symbols = ZipFile.OpenRead(feed.GetPath(package, "snupkg"));
            Assert.NotNull(symbols.GetEntry($"lib/net10.0/{bundled}.pdb"));
            Assert.DoesNotContain(bundled, Nuspec(package).Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value));
        }
    }

    [Fact]
    public void The_emulator_is_in_the_packages_of_both_services() => Assert.Equal(
        ["Insights.Typed.LocalService", "Insights.Typed.Testing"],
        SourceTree.PackableProjects.Select(path => Path.GetFileNameWithoutExtension(path)).Where(package => FindProjects(package).Contains("Insights.Typed.Emulation")));

    /// <summary>They share internal members.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void Each_package_requires_the_others_of_its_version(string package) => Assert.All(
        Nuspec(package).Descendants().Where(e => e.Name.LocalName == "dependency" && e.Attribute("id")!.Value.StartsWith("Insights.Typed", StringComparison.Ordinal)),
        dependency => Assert.Equal($"[{SourceTree.Version}]", dependency.Attribute("version")!.Value));

    [Fact]
    public void The_library_has_only_the_required_dependencies() => Assert.Equal(
        ["Microsoft.Extensions.Logging.Abstractions", "Microsoft.Identity.Client", "Microsoft.Identity.Client.Extensions.Msal", "Polly.Core", "System.IO.Hashing"],
        Nuspec("Insights.Typed").Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).Order(StringComparer.Ordinal));

    private static IEnumerable<string> FindProjects(string package) =>
        SourceTree.ProjectsInPackage(SourceTree.PackableProjects.Single(path => Path.GetFileNameWithoutExtension(path) == package)).Select(path => Path.GetFileNameWithoutExtension(path));

    private bool ContainsLibrary(string package) => package == "Insights.Typed"
        || Nuspec(package).Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value)
            .Any(id => id.StartsWith("Insights.Typed", StringComparison.Ordinal) && ContainsLibrary(id));

    private List<string> GetFiles(string package, string folder)
    {
        using var archive = ZipFile.OpenRead(feed.GetPath(package));
        return [.. archive.Entries.Where(e => e.FullName == folder + e.Name).Select(e => e.Name).Order(StringComparer.Ordinal)];
    }

    private XElement Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(feed.GetPath(package));
        using var nuspec = archive.GetEntry(package + ".nuspec")!.Open();
        return XElement.Load(nuspec);
    }
}
