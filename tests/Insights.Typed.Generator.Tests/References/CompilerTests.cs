using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Tests.References;

/// <summary>If generated code cannot compile, none is generated, and one diagnostic says what to change.</summary>
public sealed class CompilerTests
{
    public static TheoryData<LanguageVersion> Versions => [.. Enum.GetValues<LanguageVersion>().Where(version => version <= LanguageVersion.LatestMajor || version > LanguageVersion.Preview)];

    private static readonly TestProject Project = TestProject.Create(TestFiles.Shipped("DynamicsUsage"), Samples.EveryType);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Generated_code_compiles_in_each_supported_language_version(LanguageVersion version)
    {
        var parse = Project.ParseOptions.WithLanguageVersion(version);
        var project = new TestProject { ParseOptions = parse, Schemas = Project.Schemas }
            .WithSource("Program.cs", "class Program { static void Main() { } }");
        var build = project.Build();

        Build.AssertNothing(build.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS8630"));
        if (parse.LanguageVersion >= LanguageVersion.CSharp13)
        {
            Assert.Empty(build.Result.Diagnostics);
            Assert.NotEmpty(build.Generated);
        }
        else
        {
            var diagnostic = Assert.Single(build.Result.Diagnostics);
            Assert.Equal("INS014", diagnostic.Id);
            Assert.Contains($"C# 13.0 code, and the project's LangVersion is {parse.LanguageVersion.ToDisplayString()}, ", diagnostic.GetMessage(null), StringComparison.Ordinal);
            Assert.Empty(build.Generated);
        }
    }

    [Theory]
    [InlineData(new string[0], null)]
    [InlineData(new[] { "global" }, null)]
    [InlineData(new[] { "global", "ins" }, null)]
    [InlineData(new[] { "ins" }, "Aliases=\"global,ins\"")]
    [InlineData(new[] { "ins", "other" }, "Aliases=\"global,ins\"")]
    public void A_library_alias_is_reported_once_with_its_remedy(string[] aliases, string? remedy)
    {
        var compilation = Project.WithSource("Program.cs", "class Program { static void Main() { } }").Build().Compilation;
        var references = TestProject.References.Select(reference =>
            Path.GetFileName(reference.Display) == "Insights.Typed.dll" ? reference.WithAliases([.. aliases]) : reference);
        var (result, output) = Run(compilation, references);

        Build.AssertNothing(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(remedy is null ? [] : ["INS015"], result.Diagnostics.Select(d => d.Id));
        Assert.Equal(remedy is null, !result.GeneratedSources.IsEmpty);
        Assert.All(result.Diagnostics, d => Assert.Contains(remedy!, d.GetMessage(null), StringComparison.Ordinal));
    }

    /// <summary>Analyzers of a package can reach a project that does not reference its library.</summary>
    [Fact]
    public void Without_the_library_nothing_is_generated()
    {
        var compilation = Project.WithSource("Program.cs", "class Program { static void Main() { } }").Build().Compilation;
        var (result, output) = Run(compilation, TestProject.References.Where(reference => Path.GetFileName(reference.Display) != "Insights.Typed.dll"));

        Build.AssertNothing(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.GeneratedSources);
    }

    private static (GeneratorRunResult Result, Compilation Output) Run(CSharpCompilation compilation, IEnumerable<MetadataReference> references)
    {
        var input = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))).WithReferences(references);
        var driver = CSharpGeneratorDriver.Create([new InsightsGenerator().AsSourceGenerator()], Project.Schemas, Project.ParseOptions, Project.Options)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return (driver.GetRunResult().Results.Single(), output);
    }
}
