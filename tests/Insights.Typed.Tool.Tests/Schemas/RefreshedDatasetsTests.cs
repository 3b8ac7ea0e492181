namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The datasets that a refresh includes, and what happens to the others.</summary>
public sealed class RefreshedDatasetsTests
{
    [Fact]
    public async Task The_file_of_a_removed_dataset_is_kept_until_it_is_pruned()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Sales.json", Service.Sales);

        var first = (await tool.RunAsync("schema", "refresh")).AssertExit(0);
        Assert.Contains("schemas/Sales.json is kept, although the service no longer offers the dataset Sales.", first.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(tool.Folder["schemas/Sales.json"]));

        (await tool.RunAsync("schema", "refresh", "--prune")).AssertExit(0);
        Assert.Equal(["schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
        Assert.DoesNotContain("Sales", tool.Folder.Read("schemas/insights.lock.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_selected_datasets_are_refreshed()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);

        (await tool.RunAsync("schema", "refresh", "--dataset", "sales")).AssertExit(0);
        Assert.Equal(["schemas/Sales.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);

        (await tool.RunAsync("schema", "refresh", "--known-only")).AssertExit(0);
        Assert.Equal(["schemas/Sales.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);

        var unknown = (await tool.RunAsync("schema", "refresh", "--dataset", "Sale")).AssertExit(1);
        Assert.Equal("The service has no dataset 'Sale'. Did you mean 'Sales'?\n", unknown.Error);
    }
}
