using System.Collections.Immutable;
using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>Every rule has a page, and the page describes the rule correctly.</summary>
public sealed class RulePageTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(InsightsGenerator).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The declarations to which the examples refer.</summary>
    private static readonly TestProject Project = TestProject.Create(TestFiles.Shipped("DynamicsUsage"), TestFiles.Shipped("apps-and-games/Acquisitions")).WithSource("Given.cs", """
        global using Insights.Typed;
        global using static Given;

        internal static class Given
        {
            internal static InsightsClient client = new(InsightsCredential.FromToken("any"));
            internal static string market = "Germany";
            internal static int count = 5;
        }
        """);

    private static readonly Build Before = Project.Build();

    public static TheoryData<string> Rules => [.. RulePages.Rules.Keys.Order(StringComparer.Ordinal)];

    /// <summary>An unreadable file has no text to show, and project settings are in no file: separate tests cover these.</summary>
    public static TheoryData<string> SchemaRules => [.. RulePages.Rules.Keys.Where(id => id.StartsWith("INS0", StringComparison.Ordinal) && id is not ("INS012" or "INS013" or "INS014" or "INS015" or "INS016" or "INS017"))];

    public static TheoryData<string> QueryRules => [.. RulePages.Rules.Keys.Where(id => id.StartsWith("INS1", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_its_page(string id)
    {
        var rule = RulePages.Rules[id];
        Assert.True(RulePages.Pages.ContainsKey(id), $"{id} has no page: add generator/docs/{id}.md, in the form of INS122.md.");
        Assert.Equal($"{Rule.Pages}{id}.md", rule.HelpLinkUri);
        Assert.EndsWith("/generator/docs/", Rule.Pages, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}: {rule.Title}\n\n{rule.DefaultSeverity}, category `{rule.Category}`.\n", RulePages.Pages[id], StringComparison.Ordinal);
        Assert.Equal(rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable), !RulePages.Pages[id].Contains($"dotnet_diagnostic.{id}.severity = ", StringComparison.Ordinal));
    }

    /// <summary>INS140 and the ids after it are for members that exist to be reported by the compiler.</summary>
    [Theory]
    [MemberData(nameof(QueryRules))]
    public void A_rule_of_the_compiler_has_an_id_of_its_group(string id) => Assert.Equal(
        string.CompareOrdinal(id, "INS140") >= 0,
        typeof(LinqRules).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().Any(rule => rule.Id == id));

    [Fact]
    public void Every_page_has_its_rule() => Assert.Empty(RulePages.Pages.Keys.Except(RulePages.Rules.Keys));

    [Fact]
    public void Every_code_block_belongs_to_a_rule_with_tested_examples()
    {
        Assert.Empty(RulePages.Pages.Keys.Where(id => RulePages.GetExamples(id, "json").Count > 0).Except(SchemaRules.Select(row => row.Data)));
        Assert.Empty(RulePages.Pages.Keys.Where(id => RulePages.GetExamples(id, "csharp").Count > 0).Except(QueryRules.Select(row => row.Data)));
    }

    [Theory]
    [MemberData(nameof(SchemaRules))]
    public void A_schema_rule_reports_the_example_of_its_page(string id)
    {
        var examples = RulePages.GetExamples(id, "json");
        Assert.Equal(2, examples.Count);
        Assert.Equal([id], GetSchemaDiagnosticIds(examples[0].Code).Distinct());
        Assert.Empty(GetSchemaDiagnosticIds(examples[1].Code));
    }

    /// <summary>No other rule reports it, except those of severity Info and those to which the page refers.</summary>
    [Theory]
    [MemberData(nameof(QueryRules))]
    public async Task A_query_rule_reports_the_example_of_its_page(string id)
    {
        var examples = RulePages.GetExamples(id, "csharp");
        Assert.True(examples.Count == 2, $"generator/docs/{id}.md must have two examples in C#: one that the rule reports, and one that it does not.");

        var diagnostics = await GetDiagnosticsAsync(id, examples[0].Code);
        Assert.True(
            diagnostics.Count == GetExpectedCount(id) && diagnostics.TrueForAll(d => d.Id == id),
            $"The first example of generator/docs/{id}.md must be reported by {id} alone. It is reported by:\n{Lines(diagnostics)}");
        Assert.Equal(examples[0].ExpectedOutput ?? Lines(diagnostics), Lines(diagnostics));
        Assert.Equal("", Lines(await GetDiagnosticsAsync(id, examples[1].Code)));
        Assert.Null(examples[1].ExpectedOutput);
    }

    [Fact]
    public async Task A_text_becomes_the_typed_query_of_the_page()
    {
        var examples = RulePages.GetExamples("INS112", "csharp");
        Assert.Equal(examples[1].Code, await new CodeFix(new RawTextAnalyzer(), new TypedQueryFix()).ApplyAsync(examples[0].Code, Project));
    }

    private static IEnumerable<string> GetSchemaDiagnosticIds(string schema) => TestProject.Create(
        new SchemaText("Example.json", schema),
        new SchemaText("shipped/DynamicsUsage.json", """{ "datasetName": "DynamicsUsage", "selectableColumns": ["SubscriptionId", "AssignedSeats"] }""")).Build().Result.Diagnostics.Select(d => d.Id);

    /// <summary>The number of the example's statements that are wrong, each in another way.</summary>
    private static int GetExpectedCount(string id) => id switch { "INS102" => 3, "INS103" => 5, _ => 1 };

    /// <summary>The diagnostics of the compiler and the analyzers, from one pass over a build that reuses another one, which halves the time.</summary>
    private static async Task<List<Diagnostic>> GetDiagnosticsAsync(string id, string statements)
    {
        var build = Project.WithSource("Program.cs", statements).Build(Before);
        var analysis = build.Compilation.WithAnalyzers(Analyzers, new AnalyzerOptions(Project.Schemas, Project.Options));
        var diagnostics = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics
            .Where(d => d.Id == id || (d.Severity >= DiagnosticSeverity.Warning && !RulePages.Pages[id].Contains($"({d.Id}.md)", StringComparison.Ordinal)))
            .OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private static string Lines(IEnumerable<Diagnostic> diagnostics) => string.Concat(diagnostics.Select(d => d + "\n"));
}
