namespace Insights.Typed.Generator.Tests.Settings;

/// <summary>A project's schema replaces one from the package.</summary>
public sealed class ShippedSchemaTests
{
    [Theory]
    [InlineData("Usage", true)]
    [InlineData("USAGE", true)]
    [InlineData("Usage", false)]
    public void The_projects_schema_replaces_the_shipped_one_in_any_order(string name, bool isFirst)
    {
        SchemaText[] schemas = [Named("own.json", name, "Own"), Named("shipped/Usage.json", "Usage", "Shipped")];
        var build = TestProject.Create(isFirst ? schemas : [.. schemas.Reverse()]).Build().AssertCompiles();

        Assert.Empty(build.Result.Diagnostics);
        Assert.Contains("\"Own\"", Assert.Single(build.Generated).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_schemas_of_the_project_are_reported()
    {
        var build = TestProject.Create(Named("shipped/Usage.json", "Usage", "A"), Named("one.json", "Usage", "B"), Named("two.json", "Usage", "C")).Build();

        Assert.Contains("'one.json'", Assert.Single(build.Result.Diagnostics).GetMessage(), StringComparison.Ordinal);
        Assert.Equal("INS004", build.Result.Diagnostics[0].Id);
    }

    [Fact]
    public void Another_dataset_with_the_same_CSharp_name_is_reported()
    {
        var build = TestProject.Create(Named("shipped/A-B.json", "A-B", "A"), Named("own.json", "A_B", "A")).Build();

        Assert.Equal("INS006", Assert.Single(build.Result.Diagnostics).Id);
    }

    [Fact]
    public void The_shipped_schema_returns_when_the_projects_is_removed()
    {
        var project = TestProject.Create(Named("own.json", "Usage", "Own"), Named("shipped/Usage.json", "Usage", "Shipped"));
        var build = project.WithoutSchema("own.json").Build(project.Build()).AssertCompiles();

        Assert.Contains("\"Shipped\"", Assert.Single(build.Generated).Value, StringComparison.Ordinal);
    }

    private static SchemaText Named(string path, string dataset, string column) =>
        new(path, $$"""{ "datasetName": "{{dataset}}", "selectableColumns": ["{{column}}"] }""");
}
