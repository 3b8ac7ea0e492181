using System.Text;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The parts of a file that a refresh does not change.</summary>
public sealed class PreservedTextTests
{
    [Fact]
    public async Task The_additions_of_a_file_are_kept_unchanged()
    {
        const string Additions = """
            {
                "description" : "Mine,  as I wrote it.\u0021",
                "columns": { "Id": { "type": "guid" },
                  "Month": {"type":"date"} }
              }
            """;
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/my-usage.json", $$"""
            { "$schema": "../x.schema.json", "datasetName": "Usage", "selectableColumns": ["Id", "Month"], "typed": {{Additions}} }
            """);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        var text = tool.Folder.Read("schemas/my-usage.json");
        Assert.StartsWith("{\n  \"$schema\": \"../x.schema.json\",\n  \"datasetName\": \"Usage\",\n", text, StringComparison.Ordinal);
        Assert.EndsWith($",\n  \"typed\": {Additions.ReplaceLineEndings("\n")}\n}}\n", text, StringComparison.Ordinal);
        Assert.False(File.Exists(tool.Folder["schemas/Usage.json"]));
    }

    [Fact]
    public async Task An_addition_for_a_removed_name_is_kept_and_reported()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", """
            { "datasetName": "Usage", "selectableColumns": ["Id", "Seat"], "typed": { "columns": { "Seat": { "type": "integer" } } } }
            """);

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Contains("\"Seat\": { \"type\": \"integer\" }", tool.Folder.Read("schemas/Usage.json"), StringComparison.Ordinal);
        Assert.Contains("- Usage: The column Seat is gone. Did you mean 'Seats'?", run.Lines);
        Assert.Matches(@"Warning: schemas/Usage\.json\(\d+,\d+\): 'Seat' is declared here, but .* Did you mean 'Seats'\?", run.Error);
    }

    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    public async Task Line_endings_and_a_byte_order_mark_are_kept(string newLine, bool hasMark)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        var text = "{\n  \"datasetName\": \"Usage\",\n  \"typed\": {\n    \"notes\": \"a\u2028b\"\n  }\n}\n".Replace("\n", newLine, StringComparison.Ordinal);
        Directory.CreateDirectory(tool.Folder["schemas"]);
        await File.WriteAllTextAsync(tool.Folder["schemas/Usage.json"], text, new UTF8Encoding(hasMark), TestContext.Current.CancellationToken);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        var bytes = await File.ReadAllBytesAsync(tool.Folder["schemas/Usage.json"], TestContext.Current.CancellationToken);
        Assert.Equal(hasMark, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var written = Encoding.UTF8.GetString(bytes);
        Assert.Equal(written.Count(c => c == '\n'), written.Split(newLine).Length - 1);
        Assert.Contains($"\"typed\": {{{newLine}    \"notes\": \"a\u2028b\"{newLine}  }}", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_the_complete_response_is_refreshed_as_one()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/all.json", """
            { "value": [ { "datasetName": "Usage" , "selectableColumns": ["Id"] }, { "datasetName": "Sales", "selectableColumns": ["Product"], "typed": { "description": "Sold." } } ], "totalCount": 2 }
            """);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);
        (await tool.RunAsync("schema", "check")).AssertExit(0);

        Assert.Equal(["schemas/all.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        Assert.Contains("\"typed\": { \"description\": \"Sold.\" }", tool.Folder.Read("schemas/all.json"), StringComparison.Ordinal);
        Assert.Empty(Insights.Typed.Schemas.SchemaFile.Read("all.json", tool.Folder.Read("schemas/all.json")).Problems);
    }
}
