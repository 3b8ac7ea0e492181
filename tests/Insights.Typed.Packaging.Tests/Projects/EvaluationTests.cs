using Insights.Typed.Language;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>The values that a project's properties and items have in the build.</summary>
public sealed class EvaluationTests
{
    private const string Framework = "<TargetFramework>net10.0</TargetFramework>";

    private const string Reference = "<ItemGroup><PackageReference Include=\"Insights.Typed\" Version=\"0.1.0\" /></ItemGroup>";

    private const string Replacement = "<CustomAfterDirectoryBuildTargets>$(MSBuildProjectDirectory)/Empty.targets</CustomAfterDirectoryBuildTargets>";

    public static TheoryData<string> Programs => [.. ServiceProgram.All.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Each_program_has_the_schemas_of_its_folder(string name)
    {
        var folder = Path.Combine(SourceTree.Root, "schemas", ServiceProgram.Find(name)!.SchemaFolder).TrimEnd('/');
        var files = Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(file => $"{Path.GetFileName(folder)}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal).ToList();
        using var project = new EvaluatedProject($"<PropertyGroup>{Framework}<InsightsProgram>{name}</InsightsProgram></PropertyGroup>{Reference}");

        Assert.NotEmpty(files);
        Assert.Equal(files, (await project.GetItemsAsync("InsightsShippedSchema")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_value_can_have_a_line_of_its_own()
    {
        using var project = new EvaluatedProject($"""
            <PropertyGroup>
              {Framework}
              <InsightsProgram>
                AppsAndGames
              </InsightsProgram>
              <EnableDefaultInsightsSchemaItems> false </EnableDefaultInsightsSchemaItems>
            </PropertyGroup>
            {Reference}
            """);

        Assert.Equal(["apps-and-games/Acquisitions.json", "apps-and-games/ChannelsAndConversions.json"], (await project.GetItemsAsync("InsightsShippedSchema")).Order(StringComparer.Ordinal));
        Assert.Empty(await project.GetItemsAsync("InsightsSchema"));
        Assert.Equal("AppsAndGames", await project.GetPropertyAsync("InsightsProgram"));
    }

    [Fact]
    public async Task A_shipped_schema_is_left_out_by_a_value_with_spaces()
    {
        using var project = new EvaluatedProject($"<PropertyGroup>{Framework}<InsightsShippedSchemas> false\n</InsightsShippedSchemas></PropertyGroup>{Reference}");

        Assert.Empty(await project.GetItemsAsync("InsightsShippedSchema"));
        Assert.Equal(["schemas/Seats.json"], await project.GetItemsAsync("InsightsSchema"));
    }

    /// <summary>The builds of two frameworks run in parallel, and can differ in their queries.</summary>
    [Theory]
    [InlineData("<InsightsQueryManifest>queries.json</InsightsQueryManifest>", 1)]
    [InlineData("<InsightsQueryManifest>queries.$(TargetFramework).json</InsightsQueryManifest>", 0)]
    [InlineData("<InsightsQueryManifest Condition=\"'$(TargetFramework)' == 'net10.0'\">queries.json</InsightsQueryManifest>", 0)]
    public async Task Each_framework_has_its_manifest(string property, int exitCode)
    {
        using var project = new EvaluatedProject($"<PropertyGroup><TargetFrameworks>net10.0; net10.0-windows</TargetFrameworks>{property}</PropertyGroup>{Reference}");

        var (code, output) = await project.RunTargetAsync("_CheckInsightsQueryManifest", "TargetFramework=net10.0");

        Assert.True(exitCode == code, output);
        Assert.Equal(exitCode != 0, output.Contains("such as queries.$(TargetFramework).json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_framework_without_the_package_has_no_manifest()
    {
        using var project = new EvaluatedProject($"""
            <PropertyGroup>
              <TargetFrameworks>net10.0;{EvaluatedProject.UnsupportedFramework}</TargetFrameworks>
              <InsightsQueryManifest>queries.json</InsightsQueryManifest>
            </PropertyGroup>
            {Reference}
            """);

        var (code, output) = await project.RunTargetAsync("_CheckInsightsQueryManifest", "TargetFramework=net10.0");

        Assert.True(code == 0, output);
    }

    /// <summary>NuGet imports the targets of packages before this file.</summary>
    [Fact]
    public async Task Directory_Build_targets_can_reference_the_package_and_set_its_properties()
    {
        using var project = new EvaluatedProject(
            $"<PropertyGroup>{Framework}</PropertyGroup>",
            $"""
            {Reference}
            <PropertyGroup>
              <InsightsProgram> AppsAndGames </InsightsProgram>
              <InsightsDatasets>Acquisitions; Seats</InsightsDatasets>
              <InsightsQueryManifest>queries.json</InsightsQueryManifest>
            </PropertyGroup>
            """);

        Assert.Equal(["apps-and-games/Acquisitions.json", "apps-and-games/ChannelsAndConversions.json"], (await project.GetItemsAsync("InsightsShippedSchema")).Order(StringComparer.Ordinal));
        Assert.Equal("Acquisitions,Seats", await project.GetPropertyAsync("InsightsDatasetList"));
        Assert.Equal("true", await project.GetPropertyAsync("EmitCompilerGeneratedFiles"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("<InsightsSchema Include=\"schemas/Seats.json\" />", "schemas/Seats.json")]
    public async Task A_project_that_gets_the_package_through_another_has_the_schemas_that_it_lists(string items, string schemas)
    {
        using var project = new EvaluatedProject($"<PropertyGroup>{Framework}</PropertyGroup><ItemGroup>{items}</ItemGroup>");

        Assert.Equal(schemas, string.Join(", ", await project.GetItemsAsync("InsightsSchema")));
        Assert.Empty(await project.GetItemsAsync("InsightsShippedSchema"));
    }

    [Theory]
    [InlineData(Replacement, "")]
    [InlineData("", Replacement)]
    public async Task A_project_that_replaces_the_file_after_Directory_Build_targets_has_the_datasets(string project, string directoryTargets)
    {
        using var evaluated = new EvaluatedProject(
            $"<PropertyGroup>{Framework}{project}</PropertyGroup>{Reference}",
            $"<PropertyGroup>{directoryTargets}<InsightsDatasets>Acquisitions; Seats</InsightsDatasets></PropertyGroup>");

        Assert.Contains("schemas/DynamicsUsage.json", await evaluated.GetItemsAsync("InsightsShippedSchema"));
        Assert.Equal("Acquisitions,Seats", await evaluated.GetPropertyAsync("InsightsDatasetList"));
        Assert.Contains("Insights.Typed.Interceptors", await evaluated.GetPropertyAsync("InterceptorsNamespaces"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<InsightsQueryManifest>queries.$(TargetFramework).json</InsightsQueryManifest>", "queries.net10.0.json", "queries.net10.0-windows.json")]
    [InlineData("<InsightsQueryManifest>manifests/$(TargetFramework)/queries.json</InsightsQueryManifest>", "manifests/net10.0/queries.json", "manifests/net10.0-windows/queries.json")]
    [InlineData("<InsightsQueryManifest Condition=\"'$(TargetFramework)' == 'net10.0'\">queries.json</InsightsQueryManifest>", "queries.json")]
    public async Task No_manifest_of_a_framework_is_published(string property, params string[] files)
    {
        using var project = new EvaluatedProject(
            $"<PropertyGroup><TargetFrameworks>net10.0; net10.0-windows</TargetFrameworks>{property}</PropertyGroup>{Reference}",
            sdk: "Microsoft.NET.Sdk.Worker");
        foreach (var file in (string[])["appsettings.json", .. files])
        {
            project.AddFile(file);
        }

        Assert.Equal(["appsettings.json"], await project.GetPublishedFilesAsync("net10.0"));
        Assert.Equal(["appsettings.json"], await project.GetPublishedFilesAsync("net10.0-windows"));
    }
}
