using Insights.Typed.Generator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steps = Insights.Typed.Generator.InsightsGenerator.Steps;

namespace Insights.Typed.Generator.Tests.Usage;

/// <summary>A Release build generates only the datasets that its files name, and otherwise all of them.</summary>
public sealed class UsedDatasetsTests
{
    private const string AllDatasets = "EveryType, Sales, Usage";

    private static readonly TestProject Project =
        TestProject.Create(Samples.Usage, Samples.Sales, Samples.EveryType) with { Options = new() { LeavesOutUnusedDatasets = true } };

    [Theory]
    [InlineData("", "")]
    [InlineData("class C { string Name => \"no dataset\"; }", "")]
    [InlineData("class C { object Run() => Insights.Typed.Datasets.Usage.Select(x => x.Name); }", "Usage")]
    [InlineData("using Insights.Typed;\nclass C { object Run() => Datasets\n    // The seats.\n    .Usage; }", AllDatasets)]
    [InlineData("using Insights.Typed;\nclass C { object Run() => Datasets\n    .@Usage; object Other() => Datasets . Sales; }", "Sales, Usage")]
    [InlineData("class C { public Insights.Typed.UsageRow? Row { get; set; } }", "Usage")]
    [InlineData("class C { public Insights.Typed.SalesQuery.Ordered? Query { get; set; } }", "Sales")]
    [InlineData("namespace Insights.Typed { partial record SalesRow { public string Short => Name[..1]; } }", "Sales")]
    [InlineData("/// <summary>See <see cref=\"Insights.Typed.UsageColumns\"/>.</summary>\nclass C;", "Usage")]
    [InlineData("class C { string Name => \"Insights.Typed.UsageRow\"; }", "Usage")]
    [InlineData("class C { object Run() => Insights.Typed.SystemQueries.EveryType; }", "EveryType")]
    [InlineData("class C { object Run() => Insights.Typed.SystemQueries.EveryTypeOnlyOneColumn; }", "EveryType")]
    [InlineData("class C { public Insights.Typed.EveryTypeOnlyOneColumnSystemQueryRow? Row { get; set; } }", "EveryType")]
    [InlineData("class C { object Run() => typeof(Insights.Typed.Datasets).GetProperties(); }", AllDatasets)]
    [InlineData("class C { object Run() => typeof(Insights.Typed.SystemQueries).GetProperties(); }", AllDatasets)]
    [InlineData("using static Insights.Typed.Datasets;\nclass C { object Run() => Usage; }", AllDatasets)]
    [InlineData("using D = Insights.Typed.Datasets;\nclass C { object Run() => D.Usage; }", AllDatasets)]
    [InlineData("class C { object Run() => typeof(C).Assembly.GetTypes(); }", AllDatasets)]
    [InlineData("class C { object Run() => System.Reflection.Assembly.GetExecutingAssembly(); }", AllDatasets)]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]", AllDatasets)]
    [InlineData("class C { object Run() => System.AppDomain.CurrentDomain.GetAssemblies(); }", AllDatasets)]
    [InlineData("class C { object Run() => typeof(C).Module.GetTypes(); }", AllDatasets)]
    [InlineData("class C { void Run(Services all) => all.AddFromAssemblyContaining<C>(); }\nclass Services { public void AddFromAssemblyContaining<T>() { } }", AllDatasets)]
    [InlineData("class C { object? Run(string name) => System.Type.GetType($\"Insights.Typed.{name}Row\"); }", AllDatasets)]
    [InlineData("class C { object Run() => GetType(); }", "")]
    [InlineData("[assembly: System.Reflection.AssemblyTitleAttribute(\"Project\")]", "")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"IsTrimmable\", \"True\")]", "")]
    [InlineData("class C { object Run() => Insights.Typed.Datasets.\\u0055sage; }", AllDatasets)]
    [InlineData("class C { string Text => \"\\u0055sage\"; }", "")]
    public void The_datasets_that_a_file_names(string source, string datasets)
    {
        var build = Project.WithSource("Program.cs", source).Build().AssertCompiles();

        Assert.Equal(datasets, GetGenerated(build));
    }

    /// <summary>The compiler's error and its suggestions are those of an editor.</summary>
    [Theory]
    [InlineData("Insights.Typed.Datasets.Usag")]
    [InlineData("Insights.Typed.Datasets.")]
    [InlineData("Insights.Typed.SystemQueries.Every")]
    public void A_name_that_is_none_of_a_dataset_requires_all(string expression)
    {
        var project = Project.WithSource("Program.cs", $"class C {{ object Run() => {expression}; }}");
        var build = project.Build();
        var all = (project with { Options = new() }).Build();

        Assert.Equal(AllDatasets, GetGenerated(build));
        Assert.NotEmpty(build.Diagnostics);
        Assert.Equal(all.Diagnostics.Select(d => d.ToString()), build.Diagnostics.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("Page.razor", "@foreach (var row in await client.RunAsync(Datasets.Sales)) { }", "Sales")]
    [InlineData("Page.cshtml", "@model SalesRow", "Sales")]
    [InlineData("Page.xaml", "<DataTemplate DataType=\"{x:Type data:UsageRow}\" />", "Usage")]
    [InlineData("Page.axaml", "<UserControl x:DataType=\"data:UsageRow\" />", "Usage")]
    [InlineData("notes.txt", "Datasets.Sales", "")]
    [InlineData("Gone.png", null, "")]
    public void A_file_for_another_generator_names_a_dataset(string path, string? text, string datasets)
    {
        var file = new SchemaText(path, text);

        Assert.Equal(datasets, GetGenerated((Project with { Schemas = [.. Project.Schemas, file] }).Build().AssertCompiles()));
        Assert.Equal(datasets.Length > 0, file.IsRead);
    }

    [Fact]
    public void Another_project_can_use_public_types() =>
        Assert.Equal(AllDatasets, GetGenerated((Project with { Options = new(("InsightsAccessibility", "public")) { LeavesOutUnusedDatasets = true } }).Build().AssertCompiles()));

    [Fact]
    public void An_editor_has_all() => Assert.Equal(AllDatasets, GetGenerated((Project with { Options = new() }).Build().AssertCompiles()));

    [Fact]
    public void A_namespace_can_be_imported_before_the_first_query()
    {
        var project = (Project with { Options = new(("InsightsNamespace", "Acme.Data")) { LeavesOutUnusedDatasets = true } }).WithSource("Usings.cs", "global using Acme.Data;");

        Assert.Equal("", GetGenerated(project.Build().AssertCompiles()));
    }

    /// <summary>This generator cannot see the files of another one.</summary>
    [Fact]
    public void A_use_that_only_the_compiler_sees_gets_an_error_that_says_what_to_do()
    {
        var build = Project.Build().AssertCompiles();
        var generated = CSharpSyntaxTree.ParseText("class C { object Run() => Insights.Typed.Datasets.Usage; }", Project.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);
        var error = Assert.Single(build.Compilation.AddSyntaxTrees(generated).GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);

        Assert.Equal("CS0619", error.Id);
        Assert.Contains("Set the property InsightsUnusedDatasets to true.", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dataset_of_a_referenced_project_is_not_generated_here()
    {
        var library = (TestProject.Create(Samples.Usage) with { Options = new(("InsightsAccessibility", "public")) }).Build().AssertCompiles();
        var build = Project.WithSource("Program.cs", "class C { object Run() => Insights.Typed.Datasets.Usage.Select(x => x.Name); }")
            .BuildWith(library.Compilation.ToMetadataReference()).AssertCompiles();

        Assert.Equal("", string.Join(", ", build.Generated.Keys.Where(name => !name.Contains("Interceptors", StringComparison.Ordinal))));
    }

    /// <summary>A compiler that stays loaded uses what it has from the previous build.</summary>
    [Fact]
    public void A_first_use_generates_only_its_dataset()
    {
        var project = (Project with { RecordsSteps = true }).WithSource("First.cs", "class First { object Run() => Insights.Typed.Datasets.Usage; }");
        var before = project.Build().AssertCompiles();
        var build = project.WithSource("Second.cs", "class Second { object Run() => Insights.Typed.Datasets.Sales; }").Build(before).AssertCompiles();

        Assert.Equal("Sales, Usage", GetGenerated(build));
        Assert.Equal([UnusedDatasetsEmitter.FileName, "Sales.g.cs"], build.Rewritten(before));
    }

    [Fact]
    public void An_edit_in_an_editor_searches_nothing()
    {
        var project = Project with { RecordsSteps = true, Options = new() };
        var build = project.WithSource("Program.cs", "class C { object Run() => Insights.Typed.Datasets.Usage; }").Build(project.Build());

        build.AssertUntouched(Steps.UsedDatasets, Steps.Datasets);
        build.AssertOutputsCached();
    }

    private static string GetGenerated(Build build) => string.Join(", ", build.Generated.Keys
        .Where(name => name != UnusedDatasetsEmitter.FileName && !name.Contains("Interceptors", StringComparison.Ordinal))
        .Select(name => name.Replace(".g.cs", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
