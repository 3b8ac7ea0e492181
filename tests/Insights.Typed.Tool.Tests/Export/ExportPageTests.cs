using System.Globalization;
using System.Reflection;
using System.Text;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The page about exports: its file is read, its SQL runs. Its command lines are tested with those of all pages.</summary>
public sealed class ExportPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(
        typeof(ExportPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!, "src/Insights.Typed.Tool/EXPORT.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_file_is_read()
    {
        var file = ExportFile.Parse(Encoding.UTF8.GetBytes(Block("json")), "EXPORT.md");

        Assert.Equal((2, 1), (file.Datasets?.Entries.Count, file.Queries?.Count));
        var all = Page.Split("```json\n")[1..].Select(block => ExportFile.Parse(Encoding.UTF8.GetBytes(block.Split("```")[0]), "EXPORT.md")).ToList();
        Assert.Equal([TargetType.Folder, TargetType.Azureblob, TargetType.Sqlserver, TargetType.Folder], all.Select(other => other.Target.Type));
        Assert.Equal(2, all[3].Accounts?.Count);
    }

    [Fact]
    public void It_lists_each_setting() => Assert.All(
        ExportJson.Default.ExportConfiguration.Properties.Where(property => property is { IsExtensionData: false, Name: not "$schema" }),
        property => Assert.Contains($"| `{property.Name}` |", Page, StringComparison.Ordinal));

    /// <summary>As its JSON schema states them.</summary>
    [Theory]
    [InlineData("maxParallel")]
    [InlineData("maxParallelAccounts")]
    [InlineData("requestsPerMinute")]
    public void It_states_the_limits_of_each_number(string setting)
    {
        var schema = ExportFileSchema.Create()["properties"]![setting]!;

        var row = Page.Split('\n').Single(line => line.StartsWith($"| `{setting}` |", StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $", from {schema["minimum"]!.GetValue<int>()} to {schema["maximum"]!.GetValue<int>():N0}; by default {schema["default"]?.ToString() ?? "unlimited"}"), row, StringComparison.Ordinal);
        foreach (var (value, isAccepted) in ((int, bool)[])[(schema["minimum"]!.GetValue<int>(), true), (schema["maximum"]!.GetValue<int>(), true), (schema["minimum"]!.GetValue<int>() - 1, false), (schema["maximum"]!.GetValue<int>() + 1, false)])
        {
            var file = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "{{setting}}": {{value}} }"""));
            Assert.Equal(isAccepted, Record.Exception(() => ExportFile.Parse(file, "file")) is null);
        }
    }

    [Fact]
    public async Task Its_query_runs_over_exported_files()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": [{ "dataset": "Usage", "name": "AzureUsage", "dateRange": "LIFETIME" }] }""");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();

        var rows = DuckDb.Query(Block("sql", "SELECT date").Replace("'data/", $"'{export.Tool.Folder["data"]}/", StringComparison.Ordinal));

        Assert.Equal("60", Assert.Single(rows)[1]);
    }

    [Fact]
    public async Task Its_query_for_the_newest_execution_has_the_rows_of_one_night()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": [{ "dataset": "Usage", "name": "AzureUsage", "dateRange": "LIFETIME" }] }""");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + ExportFixture.Night);
        await export.RunAsync();

        var query = Block("sql", "SELECT *").Replace("'data/", $"'{export.Tool.Folder["data"]}/", StringComparison.Ordinal);

        Assert.Equal("120", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("AzureUsage")}"));
        Assert.Equal(["60", "2026-03-11"], Assert.Single(DuckDb.Query($"SELECT count(*), strftime(max(date), '%Y-%m-%d') FROM ({query})")));
    }

    [Fact]
    public async Task It_lists_each_option_of_init()
    {
        using var tool = new TestTool();
        var own = GetOptions(await tool.RunAsync("export", "init", "--help")).Except(GetOptions(await tool.RunAsync("report", "list", "--help"))).ToList();

        Assert.Contains("--target", own);
        Assert.All(own, name => Assert.Contains($"`{name}", Page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> GetOptions(ToolRun help) =>
        help.Lines.Select(line => line.Trim().Split(' ')[0]).Where(word => word.StartsWith("--", StringComparison.Ordinal));

    private static string Block(string language, string start = "") => Page.Split($"```{language}\n{start}", 2)[1].Split("```")[0] is var rest ? start + rest : "";
}
