using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>A file with only <c>datasetName</c> and <c>typed</c> changes the types of single columns of a dataset from the package.</summary>
public sealed class OverlayTests
{
    private static readonly SchemaText Shipped = new("shipped/Sales.json", """
        {
          "datasetName": "Sales",
          "selectableColumns": ["Id", "Amount", "Closed", "Note"],
          "availableMetrics": ["Total"],
          "availableDateRanges": ["LAST_MONTH"],
          "typed": {
            "description": "One sale.",
            "columns": {
              "Id": { "type": "guid" },
              "Amount": { "type": "integer", "nullable": true, "description": "How much." },
              "Closed": { "type": "flag", "true": "Y", "false": "N" }
            }
          }
        }
        """);

    [Fact]
    public void An_overlay_changes_only_the_types_of_its_columns()
    {
        var build = TestProject.Create(Shipped, Overlay("""{ "amount": { "type": "decimal" }, "Closed": { "type": "date", "nullable": true, "description": "When." } }"""))
            .WithSource("Program.cs", Select.CreateProgram("Datasets.Sales.Where(x => x.Amount > 1.5m && x.Closed > new DateOnly(2026, 1, 1)).Select(x => x.Note)"))
            .Build()
            .AssertCompiles();

        Assert.Empty(build.Result.Diagnostics);
        Assert.Equal("SELECT Note FROM Sales WHERE Amount > 1.5 AND Closed > '2026-01-01'", build.Run());
        var types = build.Generated["Sales.g.cs"];
        Assert.Contains("decimal? Amount", types, StringComparison.Ordinal);
        Assert.Contains("global::System.DateOnly? Closed", types, StringComparison.Ordinal);
        Assert.Contains("global::System.Guid Id", types, StringComparison.Ordinal);
        Assert.Contains("How much.", types, StringComparison.Ordinal);
        Assert.Contains("One sale.", types, StringComparison.Ordinal);
    }

    /// <summary>The overlay has the same effect as a whole file with its types.</summary>
    [Fact]
    public void An_overlay_results_in_the_code_of_a_copy_with_other_types()
    {
        var overlay = TestProject.Create(Shipped, Overlay("""{ "Note": { "type": "flag", "true": "1", "false": "0" }, "Amount": { "nullable": false } }""")).Build();
        var copy = TestProject.Create(new SchemaText("Sales.json", Shipped.Text!
            .Replace("\"integer\", \"nullable\": true", "\"integer\"", StringComparison.Ordinal)
            .Replace("\"columns\": {", "\"columns\": { \"Note\": { \"type\": \"flag\", \"true\": \"1\", \"false\": \"0\" },", StringComparison.Ordinal))).Build();

        Assert.Equal(copy.Generated, overlay.Generated);
        Assert.NotEqual(TestProject.Create(Shipped).Build().Generated, overlay.Generated);
    }

    [Fact]
    public async Task Analyzers_know_the_types_of_the_overlay()
    {
        const string Source = "using Insights.Typed; internal static class P { internal static object Q() => Datasets.Sales.Where(x => x.Note > 2 && x.Note < 1).Select(x => x.Id); }";
        var project = TestProject.Create(Shipped, Overlay("""{ "Note": { "type": "integer" } }"""));

        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new ConditionAnalyzer(), Source, project);

        Assert.Contains("INS124", diagnostics.Select(d => d.Id));
    }

    [Theory]
    [InlineData("""{ "datasetName": "Sales", "typed": { "columns": { ⟦"Amuont"⟧: { "type": "decimal" } } } }""", "INS018", "The dataset 'Sales' has no column 'Amuont'. Did you mean 'Amount'?")]
    [InlineData("""{ "datasetName": "Sales", "typed": { "metrics": { ⟦"Totals"⟧: { "type": "integer" } } } }""", "INS018", "The dataset 'Sales' has no metric 'Totals'. Did you mean 'Total'?")]
    [InlineData("""{ "datasetName": "Sales", "typed": { "columns": { ⟦"Total"⟧: { "type": "integer" } } } }""", "INS018", "'Total' of 'Sales' is no column; declare it under 'metrics'.")]
    [InlineData("""{ "datasetName": ⟦"Sale"⟧, "typed": { "columns": { "Amount": { "type": "decimal" } } } }""", "INS019", "the package has no dataset 'Sale'. Did you mean 'Sales'?")]
    [InlineData("""{ "datasetName": "Sales", "typed": { "columns": { "Amount": { "type": ⟦"number"⟧ } } } }""", "INS007", "The column type 'number' does not exist")]
    [InlineData("""{ "datasetName": "Sales", "typed": { "systemQueries": ⟦[]⟧ } }""", "INS011", "'systemQueries' has no effect in an overlay")]
    [InlineData("""{ "datasetName": "Usage", "typed": { "columns": { ⟦"Seats"⟧: { "type": "decimal" }, "Name": { } } } }""", "INS019", null)]
    public void A_problem_is_reported_at_its_position(string marked, string id, string? message)
    {
        if (message is null)
        {
            // Samples.Usage is a file of the project, so an overlay of it has no effect.
            marked = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal).Replace("\"Usage\"", "⟦\"Usage\"⟧", StringComparison.Ordinal);
            message = "This overlay is not used: another file of the project describes 'Usage' as a whole.";
        }

        var build = MarkedSchemaFile.AssertDiagnostics(marked, [Shipped], id);

        Assert.Contains(message, Assert.Single(build.Result.Diagnostics).GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Sales.g.cs", build.Generated.Keys);
    }

    [Fact]
    public void Of_two_overlays_the_first_by_path_applies()
    {
        var build = TestProject.Create(
            Shipped,
            new SchemaText("broken.json", """{ "datasetName": "SALES", "typed": { "columns": { "Amount": { "type": "text" } } } }"""),
            new SchemaText("a.json", """{ "datasetName": "Sales", "typed": { "columns": { "Amount": { "type": "decimal" } } } }""")).Build();

        var problem = Assert.Single(build.Result.Diagnostics);
        Assert.Equal(("INS019", "0,17-0,24"), (problem.Id, MarkedSchemaFile.GetPosition(problem)));
        Assert.Contains("'a.json' has an overlay of 'Sales' already", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("decimal? Amount", build.Generated["Sales.g.cs"], StringComparison.Ordinal);
    }

    private static SchemaText Overlay(string columns) => new("Overlay.json", $$"""{ "datasetName": "Sales", "typed": { "columns": {{columns}} } }""");
}
