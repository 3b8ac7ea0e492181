namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>Overlays apply to every command as they do to a build, and no command changes them.</summary>
public sealed class OverlayTests
{
    private const string Overlay = """{ "datasetName": "DynamicsUsage",   "typed": { "columns": { "AssignedSeats": { "type": "decimal" } } } }""";

    [Fact]
    public async Task A_refresh_keeps_the_overlay_and_writes_no_file_of_its_dataset()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/mine.json", Overlay);

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(Overlay, tool.Folder.Read("schemas/mine.json"));
        Assert.DoesNotContain("schemas/DynamicsUsage.json", tool.Folder.All().Keys);
        Assert.Contains("schemas/AzureUsage.json", tool.Folder.All().Keys);
        Assert.Contains("\"DynamicsUsage\": \"sha256:", tool.Folder.Read("schemas/insights.lock.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("is an overlay of", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("DynamicsUsage:", run.Output, StringComparison.Ordinal);

        var before = tool.Folder.All();
        var second = (await tool.RunAsync("schema", "refresh")).AssertExit(0);
        Assert.Equal(before, tool.Folder.All());
        Assert.Equal($"No schema file changed: they match {service.BaseAddress.AbsoluteUri}.", Assert.Single(second.Lines));
        (await tool.RunAsync("schema", "check")).AssertExit(0);
    }

    [Fact]
    public async Task A_refresh_reports_differences_between_the_service_and_the_overlaid_file()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/mine.json", Overlay);
        tool.Folder.Write("response.json", """{ "value": [{ "datasetName": "DynamicsUsage", "selectableColumns": ["AssignedSeats"] }] }""");

        var run = (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);

        Assert.Contains("schemas/mine.json is an overlay of DynamicsUsage, which the service describes differently", run.Error, StringComparison.Ordinal);
        Assert.Equal(Overlay, tool.Folder.Read("schemas/mine.json"));
        (await tool.RunAsync("schema", "check", "--from", "response.json", "--dataset", "DynamicsUsage")).AssertExit(3);
    }

    [Fact]
    public async Task Queries_are_explained_with_the_types_of_the_overlay()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/mine.json", Overlay);

        var run = (await tool.RunAsync("query", "explain", "SELECT AssignedSeats FROM DynamicsUsage")).AssertExit(0);
        tool.Folder.Write("schemas/mine.json", Overlay.Replace("decimal", "text", StringComparison.Ordinal));
        var other = (await tool.RunAsync("query", "explain", "SELECT AssignedSeats FROM DynamicsUsage")).AssertExit(0);

        Assert.Contains("decimal", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("decimal", other.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DynamicsUsage", "AsignedSeats", "schemas/mine.json(1,59): The dataset 'DynamicsUsage' has no column 'AsignedSeats'. Did you mean 'AssignedSeats'?")]
    [InlineData("DynamicUsage", "AssignedSeats", "schemas/mine.json(1,18): This overlay is not used: the package has no dataset 'DynamicUsage'. Did you mean 'DynamicsUsage'?")]
    public async Task A_problem_is_reported_at_its_position(string dataset, string column, string message)
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/mine.json", $$"""{ "datasetName": "{{dataset}}", "typed": { "columns": { "{{column}}": { "type": "decimal" } } } }""");

        var run = (await tool.RunAsync("query", "check", "SELECT SubscriptionId FROM DynamicsUsage")).AssertExit(1);

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
