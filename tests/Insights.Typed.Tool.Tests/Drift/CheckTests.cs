using System.Reflection;
using static Insights.Typed.Tool.Tests.Drift.UsageSchema;

namespace Insights.Typed.Tool.Tests.Drift;

/// <summary>The rules of <c>schema check</c> in the README, one by one.</summary>
public sealed class CheckTests
{
    private static readonly string Repository =
        typeof(CheckTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

    [Theory]
    [InlineData("\"Market\"]", "\"Region\"]", 3, "The column Market is gone. Did you mean 'Region'?", "The column Region is new.")]
    [InlineData(", \"Market\"]", "]", 3, "The column Market is gone.")]
    [InlineData("\"Market\"]", "\"Market\", \"City\"]", 2, "The column City is new.")]
    [InlineData("\"Id\", \"Name\"", "\"Name\", \"Id\"", 2, "The columns are in another order.")]
    [InlineData("\"Name\"", "\"NAME\"", 2, "The column NAME had other letter case. Queries can use both; C# names follow.")]
    [InlineData("\"Total\", ", "", 3, "The metric Total is gone.")]
    [InlineData("\"Total\"", "\"Total\", \"Share\"", 2, "The metric Share is new.")]
    [InlineData("\"Market\"],\n  \"availableMetrics\": [", "],\n  \"availableMetrics\": [\"Market\", ", 3, "The column Market is now a metric, which is computed once for each combination of the selected columns.")]
    [InlineData("\"Market\"],\n  \"availableMetrics\": [\"Total\", ", "\"Market\", \"Total\"],\n  \"availableMetrics\": [", 3, "The metric Total is now a column: a query that selects it returns more rows.")]
    [InlineData("\"LAST_MONTH\", ", "", 3, "The date range LAST_MONTH is gone.")]
    [InlineData("\"LAST_MONTH\"", "\"LAST_MONTH\", \"LIFETIME\"", 2, "The date range LIFETIME is new.")]
    [InlineData("\"LAST_MONTH\", \"LAST_6_MONTHS\"", "\"LAST_6_MONTHS\", \"LAST_MONTH\"", 2, "The date ranges are in another order.")]
    [InlineData("24", "48", 3, "The minimum recurrence interval of reports is now 48 hours; before, it was 24 hours.")]
    [InlineData("24", "12", 2, "The minimum recurrence interval of reports is now 12 hours; before, it was 24 hours.")]
    [InlineData("24", "null", 2, "The minimum recurrence interval of reports is now unknown; before, it was 24 hours.")]
    [InlineData("24", "24, \"owner\": \"x\"", 2, "The service changed properties of the dataset that queries do not use.")]
    [InlineData("\"Usage\"", "\"USAGE\"", 2, "The dataset Usage is now named USAGE. Queries can use both; C# names follow.")]
    [InlineData("24", "24", 0)]
    public async Task Each_change_has_its_exit_code_and_its_message(string from, string to, int exitCode, params string[] messages)
    {
        using var tool = new TestTool();
        var after = Before.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal).Replace(", ]", "]", StringComparison.Ordinal);
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", after);

        var json = (await tool.RunAsync("schema", "check", "--from", "response.json", "--json")).AssertExit(exitCode).Json;

        Assert.Equal(exitCode switch { 0 => "none", 2 => "compatible", _ => "breaking" }, json.GetProperty("drift").GetString());
        Assert.Equal(messages, json.GetProperty("changes").EnumerateArray().Select(GetMessage));
        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(0);
    }

    [Fact]
    public async Task An_interval_that_was_unknown_is_not_a_larger_one()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before.Replace("24", "null", StringComparison.Ordinal));
        tool.Folder.Write("response.json", Before);

        (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(2);
    }

    [Fact]
    public async Task A_removed_dataset_is_breaking_and_a_new_one_is_not()
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Before);
        tool.Folder.Write("response.json", Before.Replace("\"Usage\"", "\"Usages\"", StringComparison.Ordinal));

        var run = (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(3);

        Assert.Equal(
            [
                "breaking    Usage: The service no longer offers the dataset. Did you mean 'Usages'?",
                "compatible  Usages: No schema file describes the dataset.",
                "2 changes at response.json, 1 breaking. To see which queries break, pass the manifest of the app's queries (--manifest).",
            ],
            run.Lines);
        (await tool.RunAsync("schema", "check", "--from", "response.json", "--dataset", "Usages", "--known-only")).AssertExit(0);
    }

    [Fact]
    public async Task A_dataset_of_the_library_without_a_file_is_not_called_new()
    {
        using var tool = new TestTool();
        string ReadShipped(string dataset) => File.ReadAllText(Path.Combine(Repository, $"schemas/{dataset}.json"));
        tool.Folder.Write("schemas/AzureUsage.json", ReadShipped("AzureUsage"));
        tool.Folder.Write("response.json", $$"""{ "value": [{{ReadShipped("AzureUsage")}}, {{ReadShipped("DynamicsUsage")}}] }""");

        var run = (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(0);

        Assert.Equal(["No drift: the schema files match response.json."], run.Lines);
    }

    [Fact]
    public async Task The_example_of_the_page_is_the_output()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "src/Insights.Typed.Tool/README.md")).ReplaceLineEndings("\n").Split("\n### A renamed column\n")[1];
        var example = page.Split("\n```text\n")[1].Split("\n```\n")[0];
        var dataset = File.ReadAllText(Path.Combine(Repository, "schemas/DynamicsUsage.json"));
        using var tool = new TestTool();
        tool.Folder.Write("schemas/DynamicsUsage.json", dataset);
        tool.Folder.Write("response.json", dataset.Replace("\"CustomerMarket\"", "\"CustomerMarkets\"", StringComparison.Ordinal));
        tool.Folder.Write("queries.json", File.ReadAllText(Path.Combine(Repository, "samples/QuickStart/queries.json")));

        var run = (await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json")).AssertExit(3);

        Assert.Equal(example, run.Output.TrimEnd());
        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        (await tool.RunAsync("schema", "check", "--from", "response.json", "--manifest", "queries.json")).AssertExit(0);
    }

    [Fact]
    public async Task Without_schema_files_those_that_come_with_the_library_are_compared()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);

        var same = (await tool.RunAsync("schema", "check")).AssertExit(0);
        tool.Folder.Write("response.json", """{ "datasetName": "DynamicsUsage", "selectableColumns": ["SKU"], "availableMetrics": [], "availableDateRanges": ["LIFETIME"] }""");
        var other = (await tool.RunAsync("schema", "check", "--from", "response.json", "--dataset", "DynamicsUsage")).AssertExit(3);

        Assert.Equal("No schema file exists in schemas, so the library's files are compared.", same.Lines[0]);
        Assert.Contains(other.Lines, line => line.Contains("The column CustomerName is gone", StringComparison.Ordinal));
        Assert.Equal("response.json", Assert.Single(tool.Folder.All().Keys));
    }

    [Fact]
    public async Task A_specified_folder_must_have_schema_files()
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync("schema", "check", "--folder", "nowhere")).AssertExit(1);

        Assert.Equal("No schema file exists in nowhere.\n", run.Error);
    }

    [Fact]
    public async Task A_check_writes_nothing()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Before);
        var before = tool.Folder.All();

        (await tool.RunAsync("schema", "check")).AssertExit(3);

        Assert.Equal(before, tool.Folder.All());
    }
}
