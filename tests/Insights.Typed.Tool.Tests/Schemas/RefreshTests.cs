using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>What <c>schema refresh</c> writes.</summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task Each_dataset_gets_a_file_as_the_service_describes_it()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(["schemas/Sales.json", "schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        Assert.Equal(
            """
            {
              "datasetName": "Sales",
              "selectableColumns": [
                "Product",
                "Amount"
              ],
              "availableMetrics": [],
              "availableDateRanges": [
                "LIFETIME"
              ],
              "minimumRecurrenceInterval": 24
            }

            """.ReplaceLineEndings("\n"),
            tool.Folder.Read("schemas/Sales.json"));
        Assert.Contains("+ Usage: The dataset is new.", run.Lines);
    }

    [Fact]
    public async Task A_second_refresh_changes_no_byte_and_touches_no_file()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);
        (await tool.RunAsync("schema", "refresh")).AssertExit(0);
        var before = tool.Folder.All();
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in before.Keys)
        {
            File.SetLastWriteTimeUtc(tool.Folder[file], past);
        }

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(before, tool.Folder.All());
        Assert.All(before.Keys, file => Assert.Equal(past, File.GetLastWriteTimeUtc(tool.Folder[file])));
        Assert.Equal("No schema file changes: they say what http://127.0.0.1/insights/v1/mpn/ says.", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task The_files_that_come_with_the_library_stay_as_they_are()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.For(service);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas")))
        {
            tool.Folder.Write("schemas/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        var before = tool.Folder.All();
        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        var after = tool.Folder.All();
        Assert.True(after.Remove("schemas/insights.lock.json"));
        Assert.Equal(before, after);
        (await tool.RunAsync("schema", "check")).AssertExit(0);
    }

    [Fact]
    public async Task What_a_file_adds_stays_letter_by_letter()
    {
        const string Additions = """
            {
                "description" : "Mine,  as I wrote it.\u0021",
                "columns": { "Id": { "type": "guid" },
                  "Month": {"type":"date"} }
              }
            """;
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);
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
    public async Task An_addition_for_what_is_gone_stays_and_is_told()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);
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
    public async Task Line_ends_and_a_byte_order_mark_stay(string newLine, bool hasMark)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);
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
    public async Task A_file_with_the_services_whole_answer_is_refreshed_as_one()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);
        tool.Folder.Write("schemas/all.json", """
            { "value": [ { "datasetName": "Usage" , "selectableColumns": ["Id"] }, { "datasetName": "Sales", "selectableColumns": ["Product"], "typed": { "description": "Sold." } } ], "totalCount": 2 }
            """);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);
        (await tool.RunAsync("schema", "check")).AssertExit(0);

        Assert.Equal(["schemas/all.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        Assert.Contains("\"typed\": { \"description\": \"Sold.\" }", tool.Folder.Read("schemas/all.json"), StringComparison.Ordinal);
        Assert.Empty(Insights.Typed.Schemas.SchemaFile.Read("all.json", tool.Folder.Read("schemas/all.json")).Problems);
    }

    [Fact]
    public async Task A_saved_response_gives_the_same_files_and_what_else_it_says_comes_along()
    {
        using var tool = new TestTool();
        tool.Folder.Write("answer.json", """
            {"value":[{"DatasetName":"Sales","SelectableColumns":["Product","Amount"],"AvailableMetrics":null,"availableDateRanges":["LIFETIME"],"minimumRecurrenceInterval":24,"owner":{"team":"A \"team\"","tags":[1,2.50]}}],"totalCount":1}
            """);

        (await tool.RunAsync("schema", "refresh", "--from", "answer.json")).AssertExit(0);

        Assert.Equal(
            """
            {
              "datasetName": "Sales",
              "selectableColumns": [
                "Product",
                "Amount"
              ],
              "availableMetrics": [],
              "availableDateRanges": [
                "LIFETIME"
              ],
              "minimumRecurrenceInterval": 24,
              "owner": {
                "team": "A \"team\"",
                "tags": [
                  1,
                  2.50
                ]
              }
            }

            """.ReplaceLineEndings("\n"),
            tool.Folder.Read("schemas/Sales.json"));
        var before = tool.Folder.All();
        (await tool.RunAsync("schema", "refresh", "--from", "answer.json")).AssertExit(0);
        Assert.Equal(before, tool.Folder.All());
    }

    [Theory]
    [InlineData("""{"value":[{"datasetName":"Sales","selectableColumns":[1]}]}""", "answer.json(1,55): 'selectableColumns' is an array of strings; this is a number.")]
    [InlineData("""{"value":[""", "answer.json(1,")]
    [InlineData("""{"value":[]}""", "holds no dataset")]
    public async Task A_saved_response_that_is_none_is_told_at_its_place(string answer, string message)
    {
        using var tool = new TestTool();
        tool.Folder.Write("answer.json", answer);

        var run = (await tool.RunAsync("schema", "refresh", "--from", "answer.json")).AssertExit(1);

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(["answer.json"], tool.Folder.All().Keys);
    }

    [Theory]
    [InlineData("TruncatedBody")]
    [InlineData("Failed")]
    [InlineData("Html")]
    [InlineData("EmptyBody")]
    public async Task A_service_that_fails_changes_no_file(string fault)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);
        tool.Folder.Write("schemas/Usage.json", """{ "datasetName": "Usage", "selectableColumns": ["Id"] }""");
        var before = tool.Folder.All();
        service.Faults.Add(LocalServiceOperation.ListDatasets, fault switch
        {
            "TruncatedBody" => LocalServiceFault.TruncatedBody,
            "Failed" => LocalServiceFault.Failed(500),
            "Html" => LocalServiceFault.Html(),
            _ => LocalServiceFault.EmptyBody,
        });

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(1);

        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Output);
        Assert.Equal(before, tool.Folder.All());
    }

    [Fact]
    public async Task A_schema_file_that_cannot_be_read_is_told_at_its_place_and_nothing_is_written()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);
        tool.Folder.Write("schemas/Usage.json", "{\n  \"datasetName\": \"Usage\",\n}");
        var before = tool.Folder.All();

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(1);

        Assert.Contains("schemas/Usage.json(3,1)", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, tool.Folder.All());
    }

    [Fact]
    public async Task A_dataset_in_two_files_is_refused()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);
        tool.Folder.Write("schemas/a.json", """{ "datasetName": "Usage", "selectableColumns": ["Id"] }""");
        tool.Folder.Write("schemas/b.json", """{ "datasetName": "USAGE", "selectableColumns": ["Id"] }""");

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(1);

        Assert.Equal("The dataset Usage is in schemas/a.json and in schemas/b.json.\n", run.Error);
    }

    [Fact]
    public async Task The_file_of_a_dataset_that_is_gone_stays_until_it_is_pruned()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);
        tool.Folder.Write("schemas/Sales.json", Service.Sales);

        var first = (await tool.RunAsync("schema", "refresh")).AssertExit(0);
        Assert.Contains("schemas/Sales.json stays, although the dataset Sales is no longer offered.", first.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(tool.Folder["schemas/Sales.json"]));

        (await tool.RunAsync("schema", "refresh", "--prune")).AssertExit(0);
        Assert.Equal(["schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        Assert.DoesNotContain("Sales", tool.Folder.Read("schemas/insights.lock.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_asked_about_is_refreshed()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);

        (await tool.RunAsync("schema", "refresh", "--dataset", "sales")).AssertExit(0);
        Assert.Equal(["schemas/Sales.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);

        (await tool.RunAsync("schema", "refresh", "--known-only")).AssertExit(0);
        Assert.Equal(["schemas/Sales.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);

        var unknown = (await tool.RunAsync("schema", "refresh", "--dataset", "Sale")).AssertExit(1);
        Assert.Equal("There is no dataset 'Sale'. Did you mean 'Sales'?\n", unknown.Error);
    }

    [Fact]
    public async Task An_answer_of_many_pages_is_read_to_its_end()
    {
        await using var service = await Service.StartAsync(options => options with { PageSize = 1 }, Service.Usage, Service.Sales);
        using var tool = TestTool.For(service);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(["schemas/Sales.json", "schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        service.Faults.Add(LocalServiceOperation.ListDatasets, LocalServiceFault.Delayed(TimeSpan.Zero));
        service.Faults.Add(LocalServiceOperation.ListDatasets, LocalServiceFault.Failed(404));
        (await tool.RunAsync("schema", "refresh", "--prune")).AssertExit(1);
        Assert.Equal(3, tool.Folder.All().Count);
    }

    [Fact]
    public async Task As_JSON_it_tells_the_changes_in_one_document()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.For(service);

        var json = (await tool.RunAsync("schema", "refresh", "--json")).AssertExit(0).Json;

        Assert.Equal(1, json.GetProperty("filesChanged").GetInt32());
        var change = Assert.Single(json.GetProperty("changes").EnumerateArray());
        Assert.Equal("DatasetAdded", change.GetProperty("kind").GetString());
        Assert.Equal("Usage", change.GetProperty("dataset").GetString());
    }

    [Fact]
    public async Task A_new_file_points_to_the_description_of_schema_files_where_there_is_one()
    {
        await using var service = await Service.StartAsync(Service.Sales);
        using var tool = TestTool.For(service);
        tool.Folder.Write("schemas/dataset.schema.json", "{}");

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.StartsWith("{\n  \"$schema\": \"./dataset.schema.json\",\n", tool.Folder.Read("schemas/Sales.json"), StringComparison.Ordinal);
    }
}
