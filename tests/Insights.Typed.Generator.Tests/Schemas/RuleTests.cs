using System.Reflection;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>A problem in a schema file is reported at its location in that file, and other files stay in use.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("INS001", "{\n  \"datasetName\": \"D\",\n  \"selectableColumns\": [⟦⟧oops]\n}")]
    [InlineData("INS001", "{ \"datasetName\": \"é日本😀\", ⟦⟧}")]
    [InlineData("INS001", "{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\"] } ⟦⟧{}")]
    [InlineData("INS001", "{ \"datasetName\": \"D\",\n \"selectableColumns\": [\"A\"]⟦⟧")]
    [InlineData("INS002", "⟦⟧")]
    [InlineData("INS002", "⟦⟧ \n\t")]
    [InlineData("INS002", "{ \"value\": ⟦[]⟧ }")]
    [InlineData("INS003", "{\n  ⟦\"selectableColumns\"⟧: [\"A\"]\n}")]
    [InlineData("INS003", "{ \"datasetName\": ⟦\"\"⟧, \"selectableColumns\": [\"A\"] }")]
    [InlineData("INS005", "{ \"datasetName\": \"D\",\n  \"selectableColumns\": [\"A\", \"B\",\n    ⟦\"a\"⟧] }")]
    [InlineData("INS006", "{ \"datasetName\": \"D\",\n  \"selectableColumns\": [\"A-B\", ⟦\"A_B\"⟧] }")]
    [InlineData("INS007", "{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\"],\n  \"typed\": { \"columns\": { \"A\": { \"type\": ⟦\"intger\"⟧ } } } }")]
    [InlineData("INS008", "{ \"datasetName\": \"D\",\n  \"selectableColumns\": ⟦{ \"A\": 1 }⟧ }")]
    [InlineData("INS008", "⟦[]⟧")]
    [InlineData("INS009", "{ \"datasetName\": ⟦\"Usage of Seats\"⟧, \"selectableColumns\": [\"A\"] }")]
    [InlineData("INS009", "{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\",\n⟦\"select\"⟧] }")]
    [InlineData("INS010", "{ \"datasetName\": ⟦\"D\"⟧, \"selectableColumns\": [] }")]
    [InlineData("INS011", "{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\"],\n  \"typed\": {\n    ⟦\"colums\"⟧: {} } }")]
    [InlineData("INS011", "{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\"], \"typed\": { \"columns\": { ⟦\"B\"⟧: {} } } }")]
    public void An_invalid_file_is_reported_at_its_position(string id, string marked) => MarkedSchemaFile.AssertDiagnostics(marked, id);

    [Fact]
    public void Each_of_several_problems_is_reported()
    {
        var build = MarkedSchemaFile.AssertDiagnostics(
            """
            { "value": [
              { "datasetName": "D", "selectableColumns": ["A", ⟦"a"⟧, "B"], "typed": { ⟦"notice"⟧: "", "columns": { "B": { "type": ⟦"bool"⟧ } } } },
              { "datasetName": "E", "selectableColumns": ["A"] },
              { ⟦"name"⟧: "F" }
            ] }
            """,
            "INS005", "INS011", "INS007", "INS003");

        Assert.Equal(["D.g.cs", "E.g.cs", "Usage.Interceptors.g.cs", "Usage.g.cs"], build.Generated.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unreadable_file_is_reported()
    {
        var build = TestProject.Create(new SchemaText("broken.json", null), Samples.Usage).Build();

        var problem = Assert.Single(build.Result.Diagnostics);
        Assert.Equal(("INS012", "0,0-0,0"), (problem.Id, MarkedSchemaFile.GetPosition(problem)));
        Assert.Contains("'broken.json'", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(["Usage.g.cs"], build.Generated.Keys);
    }

    [Fact]
    public void Every_rule_is_an_error_except_that_of_an_addition_without_effect()
    {
        var rules = Rules().ToList();

        Assert.Equal(Enumerable.Range(1, 19).Select(i => $"INS{i:000}"), rules.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rules, r => Assert.Equal(r.Id == "INS011" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, r.DefaultSeverity));
        Assert.All(rules, r => Assert.Equal(r.Id != "INS011", r.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));
        Assert.All(rules, r => Assert.True(r.IsEnabledByDefault));
        Assert.Equal(19, rules.Select(r => r.Title.ToString()).Distinct().Count());
    }

    [Fact]
    public void Every_problem_kind_has_a_message_and_a_rule() =>
        Assert.Equal(Enum.GetValues<SchemaProblemKind>(), SchemaMessages.All.Select(message => message.Kind).Distinct().Order());

    private static IEnumerable<DiagnosticDescriptor> Rules() => typeof(SchemaRules)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(f => f.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .Concat(SchemaRules.ContentRules)
        .Distinct();
}
