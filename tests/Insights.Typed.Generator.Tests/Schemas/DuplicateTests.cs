namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>If several files or entries describe a dataset, the first by path is used, and the others are reported.</summary>
public sealed class DuplicateTests
{
    [Theory]
    [InlineData("Usage", "Usage")]
    [InlineData("Usage", "USAGE")]
    [InlineData("usage", "Usage")]
    public void The_first_of_several_files_is_used(string first, string second)
    {
        var build = TestProject.Create(Named("a-first.json", first, "A"), Named("broken.json", second, "B")).Build().AssertCompiles();

        var problem = Assert.Single(build.Result.Diagnostics);
        Assert.Equal(("INS004", "1,17-1,24"), (problem.Id, MarkedSchemaFile.GetPosition(problem)));
        Assert.Contains($"'{second}' is already described by 'a-first.json'", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal([$"{first}.g.cs"], build.Generated.Keys);
        Assert.Contains($"Text(\"{first}\", \"A\")", build.Generated[$"{first}.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A-B", "A_B")]
    [InlineData("A.B", "a-b")]
    public void Two_names_with_one_identifier_are_both_reported(string first, string second)
    {
        var build = TestProject.Create(Named("a-first.json", first, "A"), Named("broken.json", second, "B")).Build().AssertCompiles();

        var problem = Assert.Single(build.Result.Diagnostics);
        Assert.Equal("INS006", problem.Id);
        Assert.Contains($"'{second}'", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Contains($"'{first}'", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("'a-first.json'", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SaleV2")]
    [InlineData("SaleV2SystemQuery")]
    public void A_system_query_that_becomes_the_name_of_another_dataset_is_not_used(string other)
    {
        var build = TestProject.Create(
            new SchemaText("Orders.json", """{ "datasetName": "Sale", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "queryId": "1", "query": "SELECT A FROM B" }, { "name": "V2", "queryId": "2", "query": "SELECT A FROM B" }] } }"""),
            new SchemaText("Other.json", $$"""{ "datasetName": "{{other}}", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "queryId": "3", "query": "SELECT A FROM B" }] } }""")).Build().AssertCompiles();

        var problem = Assert.Single(build.Result.Diagnostics);
        Assert.Equal("INS006", problem.Id);
        Assert.StartsWith("The system query 'V2' of 'Sale' would become the C# name 'SaleV2', which another dataset has", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D", "D")]
    [InlineData("D", "d")]
    public void Within_a_response_the_first_is_used(string first, string second)
    {
        var build = MarkedSchemaFile.AssertDiagnostics(
            $$"""
            { "value": [
              { "datasetName": "{{first}}", "selectableColumns": ["A"] },
              { "datasetName": ⟦"{{second}}"⟧, "selectableColumns": ["B"] }
            ] }
            """,
            "INS004");

        Assert.Contains("Text(\"" + first + "\", \"A\")", build.Generated[first + ".g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_file_replaces_a_removed_first_file()
    {
        var project = TestProject.Create(Named("first.json", "D", "A"), Named("second.json", "D", "B"));
        var before = project.Build();
        var build = project.WithoutSchema("first.json").Build(before).AssertCompiles();

        Assert.Equal(["INS004"], before.Result.Diagnostics.Select(d => d.Id));
        Assert.Empty(build.Result.Diagnostics);
        Assert.Contains("Text(\"D\", \"B\")", build.Generated["D.g.cs"], StringComparison.Ordinal);
    }

    private static SchemaText Named(string path, string dataset, string column) => new(
        path,
        $$"""
        {
          "datasetName": "{{dataset}}",
          "selectableColumns": ["{{column}}"]
        }
        """);
}
