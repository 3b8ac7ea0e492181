using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The files that <c>schema refresh</c> writes.</summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task Each_dataset_gets_a_file_as_the_service_describes_it()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);

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
        Assert.Contains("+ Usage: The dataset has a file now.", run.Lines);
    }

    [Fact]
    public async Task A_second_refresh_changes_no_byte_and_touches_no_file()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);
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
        Assert.Equal($"No schema file changed: they match {service.BaseAddress.AbsoluteUri}.", Assert.Single(run.Lines));
    }

    /// <summary>A project's file replaces the library's: without its types, queries that compiled would no longer compile.</summary>
    [Fact]
    public async Task A_new_file_has_the_types_of_the_file_in_the_library()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        var shipped = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "schemas"), "*.json").Where(file => !file.EndsWith("dataset.schema.json", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(shipped);
        Assert.All(shipped, file => Assert.Equal(
            File.ReadAllText(file).Replace("  \"$schema\": \"./dataset.schema.json\",\n", "", StringComparison.Ordinal),
            tool.Folder.Read("schemas/" + Path.GetFileName(file))));
    }

    [Fact]
    public async Task The_files_of_the_library_are_not_changed()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
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
    public async Task A_new_file_references_the_JSON_schema_of_the_folder()
    {
        await using var service = await Service.StartAsync(Service.Sales);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/dataset.schema.json", "{}");

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.StartsWith("{\n  \"$schema\": \"./dataset.schema.json\",\n", tool.Folder.Read("schemas/Sales.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_of_many_pages_is_read_to_its_end()
    {
        await using var service = await Service.StartAsync(options => options.PageSize = 1, Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);

        (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(["schemas/Sales.json", "schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        service.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.Delayed(TimeSpan.Zero));
        service.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.ErrorStatus(404));
        (await tool.RunAsync("schema", "refresh", "--prune")).AssertExit(1);
        Assert.Equal(3, tool.Folder.All().Count);
    }

    [Fact]
    public async Task As_JSON_the_changes_are_one_document()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        var json = (await tool.RunAsync("schema", "refresh", "--json")).AssertExit(0).Json;

        Assert.Equal(1, json.GetProperty("filesChanged").GetInt32());
        var change = Assert.Single(json.GetProperty("changes").EnumerateArray());
        Assert.Equal("DatasetAdded", change.GetProperty("kind").GetString());
        Assert.Equal("Usage", change.GetProperty("dataset").GetString());
    }
}
