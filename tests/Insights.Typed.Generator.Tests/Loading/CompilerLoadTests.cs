using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Loading;

/// <summary>The generator loads in a compiler with only the assemblies that its project packs next to it.</summary>
public sealed class CompilerLoadTests : IDisposable
{
    /// <summary>The assemblies that every compiler contains, on .NET and on .NET Framework alike.</summary>
    private static readonly string[] PackagedAssemblies =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Reflection.Metadata",
        "System.Memory", "System.Buffers", "System.Numerics.Vectors", "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions",
    ];

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("Insights.Typed.Generator");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void With_its_listed_dependencies_it_generates_from_a_schema()
    {
        var listed = CompilerDependencies();
        Assert.Contains("System.Text.Json", listed);
        var host = CreateHost(["Insights.Typed.Generator", .. listed]);

        var result = Run(host);

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["Usage.g.cs"], result.GeneratedSources.Select(s => s.HintName));
        Assert.Equal(
            TestProject.Create(Samples.Usage).Build().Generated["Usage.g.cs"],
            result.GeneratedSources[0].SourceText.ToString());
        Assert.Empty(host.CompilerAssemblies.Except(PackagedAssemblies));
        Assert.Contains(host.Assemblies, a => a.GetName() is { Name: "System.Text.Json", Version.Major: 8 });
    }

    [Fact]
    public void Every_listed_dependency_is_in_the_output() =>
        Assert.All(CompilerDependencies(), name => Assert.True(File.Exists(GetPath(name)), name));

    [Fact]
    public void The_list_contains_all_references_of_its_assemblies()
    {
        string[] packed = ["Insights.Typed.Generator", .. CompilerDependencies()];
        var needed = packed.SelectMany(name => GetReferences(GetPath(name))).Distinct(StringComparer.Ordinal);

        Assert.Empty(needed.Except(packed).Except(PackagedAssemblies));
    }

    [Theory]
    [InlineData("Insights.Typed.Schemas")]
    [InlineData("System.Text.Json")]
    public void Each_packaged_assembly_is_requested(string left)
    {
        // Here, the test's copy of the assembly is loaded instead; a compiler has none.
        var host = CreateHost(["Insights.Typed.Generator", .. CompilerDependencies().Where(d => d != left)]);

        Run(host);

        Assert.Contains(left, host.CompilerAssemblies);
    }

    [Fact]
    public void It_refers_to_the_lowest_compiler_that_has_interceptors() =>
        Assert.Equal(new Version(4, 14, 0, 0), typeof(InsightsGenerator).Assembly.GetReferencedAssemblies().Single(a => a.Name == "Microsoft.CodeAnalysis").Version);

    private static GeneratorRunResult Run(CompilerHost host)
    {
        var reference = new AnalyzerFileReference(Path.Combine(host.Directory, "Insights.Typed.Generator.dll"), host);
        reference.AnalyzerLoadFailed += (_, failure) => Assert.Fail($"{failure.Message} {failure.Exception}");
        var generator = Assert.Single(reference.GetGenerators(LanguageNames.CSharp));
        var driver = CSharpGeneratorDriver
            .Create([generator], [Samples.Usage], optionsProvider: new SchemaOptions())
            .RunGenerators(CSharpCompilation.Create("TestProject", references: TestProject.References), TestContext.Current.CancellationToken);
        return driver.GetRunResult().Results.Single();
    }

    private static List<string> CompilerDependencies() =>
        [.. XDocument.Load(Metadata("GeneratorProject")).Descendants("CompilerDependency").Select(d => d.Attribute("Include")!.Value)];

    private static string GetPath(string assembly) => Path.Combine(Metadata("GeneratorOutput"), assembly + ".dll");

    private static string Metadata(string key) => typeof(CompilerLoadTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static IEnumerable<string> GetReferences(string path)
    {
        using var file = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        var reader = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(file);
        return [.. reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name))];
    }

    private CompilerHost CreateHost(IEnumerable<string> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            File.Copy(GetPath(assembly), Path.Combine(directory.FullName, assembly + ".dll"));
        }

        return new CompilerHost(directory.FullName);
    }
}
