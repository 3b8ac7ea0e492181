using Insights.Typed.Tool.Tests.Explore;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>
/// A dataset of which a schema file could have only a part blocks only the commands that select it. If a property that the client reads
/// strictly does not fit, such as its columns, the client reads no dataset of the response.
/// </summary>
public sealed class SelectedDatasetTests
{
    private const string Good = """{"datasetName":"Good","selectableColumns":["A"],"availableMetrics":[],"availableDateRanges":["LAST_MONTH"],"minimumRecurrenceInterval":4}""";

    private const string Response = $$"""{"value":[{{Good}},{"datasetName":"D","selectableColumns":["A"],"aggregationToDateRangeMapping":[]}]}""";

    [Fact]
    public async Task A_refused_dataset_does_not_block_the_refresh_of_a_selected_one()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response));
        using var tool = CreateTool(service);

        (await tool.RunAsync("schema", "refresh", "--dataset", "Good")).AssertExit(0);

        Assert.Equal(["schemas/Good.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
    }

    [Theory]
    [InlineData]
    [InlineData("--dataset", "d")]
    [InlineData("--dataset", "Good", "--dataset", "D")]
    public async Task A_selected_dataset_is_refused(params string[] selection)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response));
        using var tool = CreateTool(service);

        var run = (await tool.RunAsync(["schema", "refresh", .. selection])).AssertExit(1);

        Assert.Contains($"{service.BaseAddress.AbsoluteUri}: Dataset D: 'aggregationToDateRangeMapping' is an object, not an array.", run.Error, StringComparison.Ordinal);
        Assert.Empty(tool.Folder.All());
    }

    [Fact]
    public async Task A_refused_dataset_without_a_file_is_ignored_if_only_known_ones_are_selected()
    {
        await using var service = await CannedService.StartAsync([.. Enumerable.Repeat(new CannedResponse(Response), 4)]);
        using var tool = CreateTool(service);
        tool.Folder.Write("schemas/Good.json", Good);

        (await tool.RunAsync("schema", "refresh", "--known-only")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--known-only")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--dataset", "Good")).AssertExit(0);
        (await tool.RunAsync("schema", "check")).AssertExit(1);
    }

    [Fact]
    public async Task A_refused_dataset_with_a_file_is_refused_if_only_known_ones_are_selected()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response));
        using var tool = CreateTool(service);
        tool.Folder.Write("schemas/D.json", Good.Replace("Good", "D", StringComparison.Ordinal));

        var run = (await tool.RunAsync("schema", "refresh", "--known-only", "--prune")).AssertExit(1);

        Assert.Contains("Dataset D: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["schemas/D.json"], tool.Folder.All().Keys);
    }

    /// <summary>It can be the dataset of the file, whose name was lost.</summary>
    [Theory]
    [InlineData("", "--known-only")]
    [InlineData("", "--dataset", "D")]
    [InlineData(" ", "--known-only")]
    [InlineData("\u00a0", "--dataset", "D")]
    public async Task A_dataset_without_a_name_is_refused_if_a_selected_one_is_missing(string name, params string[] selection)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response.Replace("\"D\"", $"\"{name}\"", StringComparison.Ordinal)));
        using var tool = CreateTool(service);
        tool.Folder.Write("schemas/Good.json", Good);
        tool.Folder.Write("schemas/D.json", Good.Replace("Good", "D", StringComparison.Ordinal));

        var run = (await tool.RunAsync(["schema", "refresh", .. selection, "--prune"])).AssertExit(1);

        Assert.Contains("A dataset without a name: 'datasetName' is empty.", run.Error, StringComparison.Ordinal);
        Assert.Equal(["schemas/D.json", "schemas/Good.json"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task A_dataset_without_a_name_does_not_block_datasets_that_the_service_offers()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response.Replace("\"D\"", "\"\"", StringComparison.Ordinal)));
        using var tool = CreateTool(service);

        (await tool.RunAsync("schema", "refresh", "--dataset", "Good")).AssertExit(0);

        Assert.Equal(["schemas/Good.json", "schemas/insights.lock.json"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task The_page_compares_the_other_datasets_and_reports_the_refused_one()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response));
        using var tool = CreateTool(service);
        await using var page = await ExplorePage.StartAsync(tool.Environment, prepare: folder =>
        {
            folder.Write("schemas/Good.json", Good);
            folder.Write("schemas/D.json", Good.Replace("Good", "D", StringComparison.Ordinal));
        });

        var drift = await page.GetAsync("/api/catalog/drift");

        Assert.Equal("none", drift.GetProperty("drift").GetString());
        Assert.Contains("Dataset D: ", Assert.Single(drift.GetProperty("notCompared").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task The_page_does_not_show_a_dataset_as_removed_while_one_without_a_name_is_refused(string name)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(Response.Replace("\"D\"", $"\"{name}\"", StringComparison.Ordinal)));
        using var tool = CreateTool(service);
        await using var page = await ExplorePage.StartAsync(tool.Environment, prepare: folder =>
        {
            folder.Write("schemas/Good.json", Good.Replace("\"A\"", "\"A\",\"B\"", StringComparison.Ordinal));
            folder.Write("schemas/D.json", Good.Replace("Good", "D", StringComparison.Ordinal));
        });

        var drift = await page.GetAsync("/api/catalog/drift");

        // The other dataset is compared.
        var change = Assert.Single(drift.GetProperty("changes").EnumerateArray());
        Assert.Equal(("Good", "B"), (change.GetProperty("dataset").GetString(), change.GetProperty("name").GetString()));
        Assert.Contains(drift.GetProperty("notCompared").EnumerateArray(), message => message.GetString()!.Contains("A dataset without a name: ", StringComparison.Ordinal));
    }

    private static TestTool CreateTool(CannedService service) =>
        new() { Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = "token" } };
}
