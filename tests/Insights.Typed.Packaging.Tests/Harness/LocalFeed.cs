using Insights.Typed.Packaging.Tests.Harness;

[assembly: AssemblyFixture(typeof(LocalFeed))]

namespace Insights.Typed.Packaging.Tests.Harness;

/// <summary>All packages, packed once from the assemblies built with these tests.</summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("Insights.Typed.Packages");

    /// <summary>The folder with the packages, which NuGet uses as a feed.</summary>
    public string Folder => Path.Combine(root.FullName, "feed");

    public string GetPath(string package, string extension = "nupkg") => Path.Combine(Folder, $"{package}.{SourceTree.Version}.{extension}");

    public async ValueTask InitializeAsync()
    {
        var projects = string.Join(';', SourceTree.PackableProjects);
        var script = Path.Combine(root.FullName, "pack.proj");
        await File.WriteAllTextAsync(script, $"""
            <Project>
              <ItemGroup><Packed Include="{projects}" /></ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Packed)" Targets="Pack" BuildInParallel="true" Properties="NoBuild=true;MinVerVersionOverride={SourceTree.Version};Configuration={SourceTree.Configuration};PackageOutputPath={Folder}" />
              </Target>
            </Project>
            """, TestContext.Current.CancellationToken);
        var output = await DotNet.RunAsync(SourceTree.Root, new Dictionary<string, string>(), "msbuild", script, "-t:Pack", "-m:2", "-v:q", "-nologo");
        Assert.Equal("", output.Trim());
    }

    public ValueTask DisposeAsync()
    {
        root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
