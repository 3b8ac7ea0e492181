using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Analysis.Selects;
using Insights.Typed.CodeFixes.RawText;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Settings;

/// <summary>The effect of a project's properties on the generated code; the analyzers use the same settings.</summary>
public sealed class PropertyTests
{
    private static TestProject CreateProject(params (string Name, string Value)[] properties) => Select.Project with { Options = new(properties) };

    [Theory]
    [InlineData("Acme.Data", "using Acme.Data;", "Datasets.Usage.Select(x => x.Name)")]
    [InlineData("Acme.Data", "", "Acme.Data.Datasets.Usage.Take(1).Select(x => x.Name)")]
    [InlineData("Acme.Data", "", "global::Acme.Data.Datasets.Usage.Select(x => new { x.Name, x.Total })")]
    [InlineData("Acme.Data", "namespace Acme;", "Data.Datasets.Usage.Select(x => x.Name)")]
    [InlineData("Acme.Data", "using Acme.Data;", "((UsageQuery)Datasets.Usage).Select(x => x.Name)")]
    [InlineData("Acme", "namespace Acme;", "Datasets.Usage.Select(x => x.Name)")]
    [InlineData("Acme.event.@class", "using Acme.@event.@class;", "Datasets.Usage.Select(x => x.Name)")]
    public void A_custom_namespace(string name, string directive, string expression)
    {
        var build = CreateProject(("InsightsNamespace", name)).WithSource("Program.cs", $$"""
            {{directive}}
            internal static class Queries { internal static string Run() => {{expression}}.ToString(); }
            """).Build().AssertCompiles();

        Assert.DoesNotContain("namespace Insights.Typed\n", build.Generated["Usage.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Usage.Interceptors.g.cs", build.Generated.Keys);
    }

    [Fact]
    public void Queries_of_that_namespace_run()
    {
        var text = CreateProject(("InsightsNamespace", "Acme.Data")).WithSource("Program.cs", """
            internal static class Program { internal static string Run() => Acme.Data.Datasets.Usage.Select(x => x.Name).ToString(); }
            """).Build().Run();

        Assert.Equal("SELECT Name FROM Usage", text);
    }

    [Fact]
    public void Other_members_of_a_namespace_are_not_datasets()
    {
        var build = CreateProject(("InsightsNamespace", "Acme")).WithSource("Program.cs", """
            namespace Other { internal static class Datasets { public static string[] Usage => ["a"]; } }
            internal static class Program { internal static object Run() => string.Concat(Other.Datasets.Usage.Select(x => x.Length)); }
            """).Build();

        Assert.Equal("1", build.Run());
        Assert.DoesNotContain("Usage.Interceptors.g.cs", build.Generated.Keys);
    }

    /// <summary>An interceptor for the types of this project would not match those of the other.</summary>
    [Fact]
    public void Public_types_of_a_referenced_project_do_not_conflict()
    {
        var library = CreateProject(("InsightsAccessibility", "public")).Build().AssertCompiles();
        var project = CreateProject(("InsightsNamespace", "Acme")).WithSource("Program.cs", """
            internal static class Program
            {
                internal static string Theirs() => Insights.Typed.Datasets.Usage.Select(x => x.Name).ToString();

                internal static string Own() => Acme.Datasets.Usage.Select(x => x.Seats).ToString();
            }
            """).BuildWith(library.Compilation.ToMetadataReference());

        project.AssertCompiles();
        Assert.Contains("// SELECT Seats FROM Usage", project.Generated["Usage.Interceptors.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("// SELECT Name FROM Usage", project.Generated["Usage.Interceptors.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("internal", false)]
    [InlineData("public", true)]
    [InlineData("Public", true)]
    public void Types_are_internal_by_default(string accessibility, bool isPublic)
    {
        var build = CreateProject(("InsightsAccessibility", accessibility)).Build().AssertCompiles();

        var types = build.Compilation.GetSymbolsWithName(name => name is "Datasets" or "UsageQuery" or "UsageRow" or "UsageColumns" or "UsageDateRanges" or "Ordered", SymbolFilter.Type, TestContext.Current.CancellationToken).ToList();
        Assert.Equal(7, types.Count);
        Assert.All(types, type => Assert.Equal(isPublic ? Accessibility.Public : Accessibility.Internal, type.DeclaredAccessibility));
    }

    [Fact]
    public void Everything_that_can_be_generated_compiles_as_public() =>
        (TestProject.Create(Samples.EveryType, EdgeCaseSamples.Names) with { Options = new(("InsightsAccessibility", "public"), ("InsightsNamespace", "A.B")) }).Build().AssertCompiles();

    [Theory]
    [InlineData("", "Sales.g.cs, Usage.g.cs")]
    [InlineData("usage", "Usage.g.cs")]
    [InlineData("Usage,Sales", "Sales.g.cs, Usage.g.cs")]
    [InlineData(",Sales,", "Sales.g.cs")]
    public void Only_the_datasets_that_are_named(string list, string files) =>
        Assert.Equal(files, string.Join(", ", CreateProject(("InsightsDatasetList", list)).Build().AssertCompiles().Generated.Keys.Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("InsightsDatasetList", "Usage,Sale", "'Sale' of the property InsightsDatasets: no schema file of the project describes this dataset. Did you mean 'Sales'?")]
    [InlineData("InsightsNamespace", "Acme..Data", "'Acme..Data' of the property InsightsNamespace: set it to a namespace, such as 'Insights.Typed'")]
    [InlineData("InsightsNamespace", "1Acme", "'1Acme'")]
    [InlineData("InsightsAccessibility", "protected", "'protected' of the property InsightsAccessibility: set it to public or internal")]
    [InlineData("InsightsInterceptors", "off", "'off' of the property InsightsInterceptors: set it to true or false")]
    [InlineData("InsightsProgram", "Marketplac", "'Marketplac' of the property InsightsProgram: set it to one of PartnerInsights, Marketplace, AppsAndGames, None. Did you mean 'Marketplace'?")]
    [InlineData("InsightsMissingDateRange", "hint", "'hint' of the property InsightsMissingDateRange: set it to none, info, warning or error")]
    [InlineData("InsightsUnusedDatasets", "all", "'all' of the property InsightsUnusedDatasets: set it to true or false")]
    [InlineData("InsightsShippedSchemas", "no", "'no' of the property InsightsShippedSchemas: set it to true or false")]
    public void An_invalid_value_is_reported(string property, string value, string message)
    {
        var problem = Assert.Single(CreateProject((property, value)).Build().Result.Diagnostics);

        Assert.Equal(("INS013", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Contains(message, problem.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_interceptors_a_Select_of_all_columns_is_reported()
    {
        const string Source = """
            internal static class Program { internal static string Run() => Insights.Typed.Datasets.Usage.⟦Select⟧(x => x.Name).ToString(); }
            """;
        var project = CreateProject(("InsightsInterceptors", "false"));
        var build = project.WithSource("Program.cs", Source.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)).Build();

        Assert.Equal(Select.AllColumns, build.Run());
        Assert.DoesNotContain("Usage.Interceptors.g.cs", build.Generated.Keys);
        var message = Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), "INS102", Source, project));
        Assert.StartsWith("The project's InsightsInterceptors is false, so it is not compiled into a column list: it selects all 7 columns of Usage", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_interceptors_the_manifest_lists_all_columns()
    {
        var build = CreateProject(("InsightsInterceptors", "false"), ("InsightsQueryManifest", "queries.json"), ("ProjectDir", "/app/"))
            .WithSource("/app/Program.cs", "internal static class Program { internal static string Run() => Insights.Typed.Datasets.Usage.Select(x => x.Name).ToString(); }").Build();

        Assert.Contains($"\"text\": \"{Select.AllColumns}\"", Manifest.ManifestFile.ReadText(build), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_texts_are_checked_against_the_selected_datasets()
    {
        const string Source = """internal static class Program { internal static object Run(Insights.Typed.InsightsClient to) => to.CreateQueryAsync("n", "SELECT Name FROM ⟦Usage⟧"); }""";

        await AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS111", Source, CreateProject(("InsightsDatasetList", "Sales")));
    }

    [Fact]
    public async Task A_typed_query_has_the_using_directive_of_the_projects_namespace()
    {
        var project = CreateProject(("InsightsNamespace", "Acme.Data"));
        const string Source = """
            using System.Text;

            internal static class Program
            {
                internal static object Run(Insights.Typed.InsightsClient to) =>
                    to.CreateQueryAsync("n", "SELECT Name FROM Usage");
            }
            """;

        var text = await new CodeFix(new RawTextAnalyzer(), new TypedQueryFix()).ApplyAsync(Source, project);

        Assert.Contains("using Acme.Data;", text, StringComparison.Ordinal);
        Assert.Equal(Source.Replace("using System.Text;", "using System.Text;\nusing Acme.Data;", StringComparison.Ordinal).Replace("\"SELECT Name FROM Usage\"", "Datasets.Usage.Select(x => x.Name)", StringComparison.Ordinal), text);
    }
}
