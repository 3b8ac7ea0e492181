using Insights.Typed.Generator.Analysis.Projects;
using Insights.Typed.Generator.Analysis.Selects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.References;

/// <summary>A project whose references have generated types uses these, and generates no types with the same names.</summary>
public sealed class ReferencedTypesTests
{
    private const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"TestProject\")]";

    private const string Query = """
        using Insights.Typed;
        internal static class Program { internal static string Run() => Datasets.Usage.Where(x => x.Seats > 1).Select(x => new { x.Name, x.Total }).ToString(); }
        """;

    private static readonly SchemaText Shipped = new("shipped/Usage.json", Samples.Usage.Text);

    private static readonly SchemaText OtherUsage = new("Usage.json", """{ "datasetName": "Usage", "selectableColumns": ["Name", "Seats"], "availableMetrics": ["Total"], "typed": { "columns": { "Seats": { "type": "integer" } } } }""");

    private static CompilationReference Library(string source, params (string Name, string Value)[] properties) =>
        CreateLibrary([Shipped], source, properties);

    private static CompilationReference CreateLibrary(SchemaText[] schemas, string source, params (string Name, string Value)[] properties)
    {
        var build = (TestProject.Create(schemas) with { Options = new(properties) }).WithSource("Library.cs", source).Build().AssertCompiles();
        return build.Compilation.WithAssemblyName("Library").ToMetadataReference();
    }

    private static TestProject App(SchemaText schema, string source, params (string Name, string Value)[] properties) =>
        (TestProject.Create(schema) with { Options = new(properties) }).WithSource("Program.cs", source);

    private static string CreateUsing(string @namespace) => @namespace == "" ? "" : $"global using {@namespace};\n";

    public static TheoryData<string, string> Uses => new MatrixTheoryData<string, string>(["", "Acme.Data"], ["public", "friend"]);

    [Theory]
    [MemberData(nameof(Uses))]
    public void Types_of_a_reference_are_not_generated_again(string @namespace, string how)
    {
        var library = Library(how == "friend" ? Friend : "", ("InsightsNamespace", @namespace), ("InsightsAccessibility", how == "friend" ? "internal" : "public"));

        var build = App(Shipped, CreateUsing(@namespace) + Query).BuildWith(library).AssertCompiles();

        Assert.Empty(build.Result.Diagnostics);
        Assert.Equal(how == "friend" ? ["Usage.Interceptors.g.cs"] : [], build.Generated.Keys);
    }

    /// <summary>A test project with access to internal types compiles its calls on the types of the project that it tests.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("Acme.Data")]
    public void A_friend_reads_the_columns_that_its_lambda_reads(string @namespace)
    {
        var schemas = new[] { Shipped };
        var library = (TestProject.Create(schemas) with { Options = new(("InsightsNamespace", @namespace)) }).WithSource("Library.cs", Friend).Build().AssertCompiles();
        var text = Runner.Run(
            library,
            App(Shipped, CreateUsing(@namespace) + Query));

        Assert.Equal("SELECT Name, Total FROM Usage WHERE Seats > 1", text);
    }

    [Fact]
    public void Top_level_statements_of_a_friend_are_compiled()
    {
        var build = App(Shipped, "using Insights.Typed;\nSystem.Console.Write(Datasets.Usage.Take(1).Select(x => x.Name));").BuildWith(Library(Friend)).AssertCompiles();

        Assert.Equal(["Usage.Interceptors.g.cs"], build.Generated.Keys);
    }

    [Fact]
    public void Internal_types_of_a_reference_have_no_effect()
    {
        var build = App(Shipped, Query).BuildWith(Library("")).AssertCompiles();

        Assert.Equal(["Usage.Interceptors.g.cs", "Usage.g.cs"], build.Generated.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_with_a_namespace_has_separate_types()
    {
        var build = App(Shipped, "using Own.Data;\n" + Query.Replace("using Insights.Typed;", "", StringComparison.Ordinal), ("InsightsNamespace", "Own.Data"))
            .BuildWith(Library("", ("InsightsAccessibility", "public"))).AssertCompiles();

        Assert.Contains("Usage.g.cs", build.Generated.Keys);
    }

    /// <summary>A shared file of properties lists the schema files of all projects.</summary>
    [Fact]
    public void The_same_schema_file_in_both_projects_is_not_reported()
    {
        var library = CreateLibrary([Samples.Usage], "", ("InsightsAccessibility", "public"));

        var build = App(Samples.Usage, Query).BuildWith(library).AssertCompiles();

        Assert.Empty(build.Result.Diagnostics);
        Assert.Empty(build.Generated);
    }

    [Fact]
    public void Another_schema_file_under_the_same_names_is_reported_once_with_the_property_to_set()
    {
        var library = CreateLibrary([Samples.Usage], "", ("InsightsAccessibility", "public"));

        var diagnostic = Assert.Single(App(OtherUsage, Query).BuildWith(library).AssertCompiles().Result.Diagnostics);
        Assert.Equal("INS016", diagnostic.Id);
        Assert.Contains("Set the property InsightsNamespace", diagnostic.GetMessage(null), StringComparison.Ordinal);

        var separate = App(OtherUsage, "using Own;\n" + Query.Replace("using Insights.Typed;", "", StringComparison.Ordinal), ("InsightsNamespace", "Own")).BuildWith(library).AssertCompiles();
        Assert.Empty(separate.Result.Diagnostics);
    }

    /// <summary>Fields are set by their number: those of another schema would differ.</summary>
    [Fact]
    public void Rows_of_another_schema_are_not_read_by_their_numbers()
    {
        var shippedOther = new SchemaText("shipped/Usage.json", OtherUsage.Text);

        var build = App(shippedOther, Query.Replace(", x.Total", "", StringComparison.Ordinal)).BuildWith(Library(Friend)).AssertCompiles();

        Assert.Empty(build.Generated);
    }

    public static TheoryData<string, string?, string> Advice => new()
    {
        { "", Samples.Usage.Text, "UsageQuery is generated in Library, whose internal members this project does not see, so it is not compiled into a column list: it selects all 7 columns of Usage and no metric, of which it reads 1: Name. Write the Select in Library, or add <InternalsVisibleTo Include=\"TestProject\" /> to the project of Library." },
        { "", null, "UsageQuery is generated in Library, whose internal members this project does not see, so it is not compiled into a column list: it selects all columns and no metric. Write the Select in Library." },
        { Friend, null, "UsageQuery is generated in Library, and this project does not have its schema, so it is not compiled into a column list: it selects all columns and no metric. Write the Select in Library, or add the schema here: <PackageReference Include=\"Insights.Typed\" /> where the package has it, <InsightsSchema> where it is a file." },
        { Friend, OtherUsage.Text, "UsageQuery is generated in Library, from another schema or by another version than this project has, so it is not compiled into a column list: it selects all 2 columns of Usage and no metric, of which it reads 1: Name. Write the Select in Library, or build both projects with the same schema file and the same version of Insights.Typed." },
    };

    /// <summary>Another test here follows each piece of advice: the test project compiles, and so does the library.</summary>
    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Advice))]
    public async Task A_call_that_is_not_intercepted_is_reported_with_its_remedy(string source, string? schema, string message)
    {
        var project = (schema is null ? TestProject.Create() : TestProject.Create(new SchemaText("shipped/Usage.json", schema))).WithSource("Program.cs", Query.Replace(", x.Total", "", StringComparison.Ordinal));
        var build = project.BuildWith(Library(source, ("InsightsAccessibility", "public"))).AssertCompiles();

        var messages = await build.Compilation.WithAnalyzers([new SelectAnalyzer()], new AnalyzerOptions(project.Schemas, project.Options))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(message, Assert.Single(messages, d => d.Id == "INS102").GetMessage(null));
    }

    [Fact]
    public async Task A_project_without_schema_files_is_reported_once()
    {
        var project = TestProject.Create().WithSource("Program.cs", "using Insights.Typed;\nclass Program { object a = Datasets.Usage, b = Datasets.Usage; Type Datasets; }\nclass Other { object c = Insights.Typed.Datasets.Usage, d = Datasets.Sales; }");
        var messages = await project.Build().Compilation.WithAnalyzers([new SchemaFileAnalyzer()], new AnalyzerOptions(project.Schemas, project.Options))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        var diagnostic = Assert.Single(messages);
        Assert.Equal(("INS017", 2), (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("<PackageReference Include=\"Insights.Typed\" />", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    /// <summary>Properties that all projects share name datasets that this one does not describe.</summary>
    [Fact]
    public void Dataset_names_are_not_reported_without_schema_files() =>
        Assert.Empty((TestProject.Create() with { Options = new(("InsightsDatasetList", "Usage")) }).Build().Result.Diagnostics);
}
