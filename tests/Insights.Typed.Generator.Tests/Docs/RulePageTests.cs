using Insights.Typed.Generator.Analysis.Selects;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>Every rule has its page, and what the page says of the rule is so.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Rules => [.. RulePages.Rules.Keys.Order(StringComparer.Ordinal)];

    /// <summary>An unreadable file has no text to show, and a property of the project is in none.</summary>
    public static TheoryData<string> SchemaRules => [.. RulePages.Rules.Keys.Where(id => id.StartsWith("INS0", StringComparison.Ordinal) && id is not ("INS012" or "INS013"))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_its_page(string id)
    {
        var rule = RulePages.Rules[id];
        Assert.Equal($"generator/docs/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {rule.Title}\n\n{rule.DefaultSeverity}, category `{rule.Category}`.\n", RulePages.Pages[id], StringComparison.Ordinal);
        Assert.Equal(rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable), !RulePages.Pages[id].Contains($"dotnet_diagnostic.{id}.severity = ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_has_its_rule() => Assert.Empty(RulePages.Pages.Keys.Except(RulePages.Rules.Keys));

    [Theory]
    [MemberData(nameof(SchemaRules))]
    public void A_schema_rule_speaks_where_its_page_says(string id)
    {
        var examples = RulePages.Examples(id, "json");
        Assert.Equal(2, examples.Count);
        Assert.Equal([id], Told(examples[0]).Distinct());
        Assert.Empty(Told(examples[1]));
    }

    [Theory]
    [InlineData("INS102", 2)]
    [InlineData("INS103", 3)]
    [InlineData("INS104", 1)]
    public async Task A_rule_about_Select_speaks_where_its_page_says(string id, int count)
    {
        var examples = RulePages.Examples(id, "csharp");
        Assert.Equal(2, examples.Count);
        Assert.Equal(Enumerable.Repeat(id, count), await ToldAsync(examples[0]));
        Assert.Empty(await ToldAsync(examples[1]));
    }

    private static IEnumerable<string> Told(string schema) => TestProject.Of(new SchemaText("Example.json", schema)).Build().Result.Diagnostics.Select(d => d.Id);

    private static async Task<IEnumerable<string>> ToldAsync(string statements)
    {
        var schema = new SchemaText("DynamicsUsage.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas", "DynamicsUsage.json"), TestContext.Current.CancellationToken));
        var diagnostics = await Analyzed.DiagnosticsAsync(new SelectAnalyzer(), "using Insights.Typed;\n" + statements, TestProject.Of(schema));
        return diagnostics.Where(d => d.Id != "INS105").Select(d => d.Id);
    }
}
