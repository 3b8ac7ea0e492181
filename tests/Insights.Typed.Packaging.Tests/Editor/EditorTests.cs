using System.Runtime.Loader;
using Insights.Typed.Packaging.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Packaging.Tests.Editor;

/// <summary>The generator, analyzers, code fixes and completion from the package, in a project that an editor has opened.</summary>
public sealed class EditorTests(PackedProject project) : IClassFixture<PackedProject>
{
    private const string Usings = "using Insights.Typed;\n";

    [Fact]
    public void The_editor_loads_each_part_from_the_package()
    {
        Assert.Empty(project.LoadFailures);
        Assert.NotEmpty(project.Analyzers);
        Assert.NotEmpty(project.CodeFixes);
        Assert.Single(project.References.SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp)));

        // An editor copies the files, so that the package can be replaced; their names stay.
        Assert.All(project.Analyzers.Select(a => a.GetType()).Concat(project.CodeFixes.Select(f => f.GetType())), type =>
            Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(type.Assembly)));
    }

    [Theory]
    [InlineData("SELECT |", new[] { "CustomerName" })]
    [InlineData("SELECT CustomerName FROM Dynamics|", new[] { "DynamicsUsage" })]
    [InlineData("SELECT CustomerName FROM DynamicsUsage |", new[] { "WHERE", "ORDER BY", "TIMESPAN", "LIMIT" })]
    [InlineData("SELECT CustomerName FROM DynamicsUsage WHERE |", new[] { "AssignedSeats", "CustomerMarket" })]
    public async Task The_text_of_a_query_is_completed(string marked, string[] expected)
    {
        var text = $"{Usings}var query = InsightsQuery.FromText(\"{marked}\");\n";
        var document = project.Edit(text.Replace("|", "", StringComparison.Ordinal));
        var list = await CompletionService.GetService(document)!.GetCompletionsAsync(document, text.IndexOf('|', StringComparison.Ordinal), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(expected.Except(list.ItemsList.Select(item => item.DisplayText)));
    }

    [Theory]
    [InlineData("var names = Datasets.DynamicsUsage.Select(x => x.CustomerNmae);", "var names = Datasets.DynamicsUsage.Select(x => x.CustomerName);")]
    [InlineData("var query = InsightsQuery.FromText(\"SELECT CustomerNmae FROM DynamicsUsage\");", "var query = InsightsQuery.FromText(\"SELECT CustomerName FROM DynamicsUsage\");")]
    [InlineData(
        "var query = Datasets.AzureUsage.Where(x => x.UsageUnits > 0.5);",
        "var query = Datasets.AzureUsage.Where(x => x.UsageUnits > 0.5m);")]
    public async Task A_mistake_is_corrected(string before, string after)
    {
        Assert.Equal(Usings + after, await PackedFix.ApplyAsync(project, Usings + before));
        await AssertNoErrorsAsync(Usings + after);
    }

    [Theory]
    [InlineData("CustomerNmae", "CustomerName")]
    public async Task All_mistakes_of_a_kind_are_corrected_at_once(string wrong, string right)
    {
        const string Text = """
            using Insights.Typed;
            var names = Datasets.DynamicsUsage.Where(x => x.{0} == "a").Select(x => new {{ x.{0}, x.AssignedSeats }});
            var again = Datasets.DynamicsUsage.OrderBy(x => x.{0}).Select(x => x.{0});
            """;
        var fixedText = string.Format(null, Text, right);

        Assert.Equal(fixedText, await PackedFix.ApplyAllAsync(project, string.Format(null, Text, wrong)));
        await AssertNoErrorsAsync(fixedText);
    }

    /// <summary>The first example of each page is reported, and no analyzer throws.</summary>
    [Fact]
    public async Task Each_rule_reports_the_example_of_its_page()
    {
        var pages = Directory.GetFiles(Path.Combine(SourceTree.Root, "generator", "docs"), "INS1*.md").Order(StringComparer.Ordinal).ToList();
        var methods = new List<string>();
        foreach (var page in pages)
        {
            var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
            methods.Add($"internal static async Task {Path.GetFileNameWithoutExtension(page)}()\n{{\n{text.Split("```csharp\n")[1].Split("```\n")[0]}\nawait Task.Yield();\n}}");
        }

        var document = project.Edit($$"""
            using Insights.Typed;
            await Examples.INS101();
            internal static class Examples
            {
                internal static InsightsClient client = new(InsightsCredential.FromToken("any"));
                internal static string market = "Germany";
                internal static int count = 5;
                {{string.Join('\n', methods)}}
            }
            """);
        var root = await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken);
        var reported = (await project.GetDiagnosticsAsync(document))
            .Select(d => (d.Id, Method: d.Location.IsInSource ? root!.FindToken(d.Location.SourceSpan.Start).Parent!.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText : d.Id))
            .ToHashSet();

        Assert.Equal([], pages.Select(page => Path.GetFileNameWithoutExtension(page)).Where(rule => !reported.Contains((rule, rule))));
    }

    private async Task AssertNoErrorsAsync(string text) =>
        Assert.Empty((await project.GetDiagnosticsAsync(project.Edit(text))).Where(d => d.Severity >= DiagnosticSeverity.Warning));
}
