using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>If a refresh is not possible, no file changes.</summary>
public sealed class RefusedRefreshTests
{
    [Theory]
    [InlineData("TruncatedBody")]
    [InlineData("Failed")]
    [InlineData("Html")]
    [InlineData("EmptyBody")]
    public async Task A_service_that_fails_changes_no_file(string fault)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", """{ "datasetName": "Usage", "selectableColumns": ["Id"] }""");
        var before = tool.Folder.All();
        service.Faults.Add(InsightsOperation.ListDatasets, fault switch
        {
            "TruncatedBody" => LocalServiceFault.TruncatedBody,
            "Failed" => LocalServiceFault.ErrorStatus(500),
            "Html" => LocalServiceFault.HtmlPage(),
            _ => LocalServiceFault.EmptyBody,
        });

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(1);

        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Output);
        Assert.Equal(before, tool.Folder.All());
    }

    [Fact]
    public async Task An_unreadable_schema_file_is_reported_at_its_position_and_nothing_is_written()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);
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
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/a.json", """{ "datasetName": "Usage", "selectableColumns": ["Id"] }""");
        tool.Folder.Write("schemas/b.json", """{ "datasetName": "USAGE", "selectableColumns": ["Id"] }""");

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(1);

        Assert.Equal("The dataset Usage is in schemas/a.json and in schemas/b.json.\n", run.Error);
    }
}
