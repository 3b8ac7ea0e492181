namespace Insights.Typed.Schemas.Tests.Reading;

/// <summary>The datasets of a project: those of its files, and the shipped ones that no file describes.</summary>
public sealed class ProjectDatasetsTests
{
    private static readonly DatasetSchema[] Shipped = [.. ((string[])["A", "B", "C"]).Select(name => Read("shipped.json", $$"""{ "datasetName": "{{name}}", "selectableColumns": ["Shipped"] }""").Datasets[0])];

    [Fact]
    public void A_file_replaces_the_shipped_dataset_of_its_name_and_no_other()
    {
        var project = ProjectDatasets.Create([Read("p.json", """{ "datasetName": "b", "selectableColumns": ["Mine"] }""")], Shipped);

        Assert.Equal(["b Mine", "A Shipped", "C Shipped"], project.Datasets.Select(dataset => $"{dataset.Name} {dataset.Columns[0].Name}"));
        Assert.Equal(["A", "C"], project.ShippedNames);
        Assert.Empty(project.OverlaidNames);
    }

    [Fact]
    public void An_overlay_retypes_a_shipped_dataset_next_to_files_of_others()
    {
        var project = ProjectDatasets.Create(
            [
                Read("p.json", """{ "datasetName": "A", "selectableColumns": ["Mine"] }"""),
                Read("q.json", """{ "datasetName": "C", "typed": { "columns": { "Shipped": { "type": "integer" } } } }"""),
            ],
            Shipped);

        Assert.Empty(project.Problems);
        Assert.Equal(["A Text", "B Text", "C Integer"], project.Datasets.Select(dataset => $"{dataset.Name} {dataset.Columns[0].Type}"));
        Assert.Equal(["C"], project.OverlaidNames);
    }

    [Fact]
    public void The_first_file_by_path_describes_a_dataset()
    {
        SchemaFile[] files = [Read("b/1.json", """{ "datasetName": "X", "selectableColumns": ["Second"] }"""), Read("a/2.json", """{ "datasetName": "x", "selectableColumns": ["First"] }""")];

        foreach (var order in (SchemaFile[][])[files, [files[1], files[0]]])
        {
            Assert.Equal("First", Assert.Single(ProjectDatasets.Create(order, []).Datasets).Columns[0].Name);
        }
    }

    private static SchemaFile Read(string path, string text)
    {
        var file = SchemaFile.Read(path, text);
        Assert.Empty(file.Problems);
        return file;
    }
}
