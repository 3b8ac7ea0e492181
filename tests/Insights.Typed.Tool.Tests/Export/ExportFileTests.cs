using System.Text;
using System.Text.Json;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The file that configures an export.</summary>
public sealed class ExportFileTests
{
    private const string Target = "\"target\": { \"type\": \"folder\", \"path\": \"data\" }";

    [Theory]
    [InlineData("{", "insights.export.json(1,2): ")]
    [InlineData("{ " + Target + " }", "insights.export.json exports nothing.")]
    [InlineData("{ \"datasets\": \"all\" }", "lacks 'target'")]
    [InlineData("{ \"target\": { \"path\": \"data\" }, \"datasets\": \"all\" }", "target lacks 'type'")]
    [InlineData("{ \"target\": { \"type\": \"foldr\" }, \"datasets\": \"all\" }", "insights.export.json(1,23): target.type is 'foldr'; use folder, azureblob, sqlite, duckdb, postgresql or sqlserver.")]
    [InlineData("{ \"target\": { \"type\": 0 }, \"datasets\": \"all\" }", "insights.export.json(1,23): target.type is 0; use folder, azureblob, sqlite, duckdb, postgresql or sqlserver.")]
    [InlineData("{ " + Target + ", \"datasets\": \"everything\" }", "insights.export.json(1,63): datasets is 'everything'; use \"all\" or a list of datasets.")]
    [InlineData("{ " + Target + ", \"datasets\": [{ \"dataset\": \"A\", \"dateRang\": \"B\" }] }", "datasets[0].dateRang is not a setting. Did you mean 'dateRange'?")]
    [InlineData("{ " + Target + ", \"dataset\": \"all\" }", "dataset is not a setting. Did you mean 'datasets'?")]
    [InlineData("{ \"target\": { \"type\": \"folder\", \"format\": \"csv\", \"pth\": \"x\" }, \"datasets\": \"all\" }", "target.pth is not a setting. Did you mean 'path'?")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"maxParallel\": 0 }", "maxParallel is 0, not from 1 to 16.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [] }", "accounts lists no account")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a/b\", \"tenantId\": \"t\" }] }", "accounts, a/b: The name of an account must have letters")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\" }] }", "accounts, a: Set tenantId, loginFolder or accessTokenVariable")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenantId\": \"t\" }, { \"name\": \"A\", \"tenantId\": \"t\" }] }", "accounts, A: Another account has this name.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenantId\": \"t\" }, { \"name\": \"b\", \"tenantId\": \"t\", \"prefix\": \"ACCOUNT=A\" }] }", "accounts, b: Its place in the target would be that of the account a. Set another prefix.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenantId\": \"t\", \"prefix\": \"account=b\" }, { \"name\": \"b\", \"tenantId\": \"t\" }] }", "accounts, b: Its place in the target would be that of the account a.")]
    [InlineData("{ \"target\": { \"type\": \"postgresql\" }, \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenantId\": \"t\" }, { \"name\": \"b\", \"tenantId\": \"t\", \"prefix\": \"A\" }] }", "accounts, b: Its place in the target would be that of the account a.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenantId\": \"t\", \"prefix\": \"b.\" }] }", "accounts, a: prefix must have letters")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenantId\": \"t\", \"prefix\": \"../b\" }] }", "accounts, a: prefix must have letters")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"accounts\": [{ \"name\": \"a\", \"tenant\": \"t\" }] }", "accounts[0].tenant is not a setting. Did you mean 'tenantId'?")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"requestsPerMinute\": 0 }", "requestsPerMinute is 0, not from 1 to 60000.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"reportName\": \" \" }", "reportName must have letters")]
    [InlineData("{ " + Target + ", \"datasets\": [] }", "exports nothing.")]
    [InlineData("{ " + Target + ", \"queries\": [null] }", "queries[0] is null; use an object.")]
    [InlineData("{ " + Target + ", \"datasets\": [{ \"dataset\": \"A\", \"omit\": [null] }] }", "datasets[0].omit[0] is null; use a text.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"every\": \"daily\" }", "insights.export.json(1,79): every is 'daily'; use a whole number.")]
    [InlineData("{ " + Target + ",\n\"datasets\": [\n  \"A\",\n  { \"dataset\": \"Ä\", \"mode\": \"apend\" }] }", "insights.export.json(4,29): datasets[1].mode is 'apend'; use append or replace.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"queries\": [{ \"name\": \"q\", \"query\": \"SELECT\", \"mode\": 1 }] }", "queries[0].mode is 1; use append or replace.")]
    [InlineData("{ \"target\": { \"type\": \"folder\", \"format\": \"cvs\" }, \"datasets\": \"all\" }", "target.format is 'cvs'; use parquet, csv or jsonl.")]
    [InlineData("{ \"target\": [], \"datasets\": \"all\" }", "target is a list; use an object.")]
    [InlineData("{ \"target\": null, \"datasets\": \"all\" }", "target is null; use an object.")]
    [InlineData("{ " + Target + ", \"datasets\": [7] }", "datasets[0] is 7; use the name of a dataset or an object.")]
    [InlineData("{ " + Target + ", \"datasets\": [{ \"mode\": \"append\" }] }", "insights.export.json(1,64): datasets[0] lacks 'dataset'.")]
    [InlineData("{ " + Target + ", \"datasets\": [{ \"dataset\": \"A\", \"omit\": \"B\" }] }", "datasets[0].omit is 'B'; use a list.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"every\": 1.5 }", "every is 1.5; use a whole number.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"every\": 24, \"every\": 48 }", "every is set twice.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\", \"dateRange\": \"\\uD800\" }", "insights.export.json(1,83): The text has bytes or escapes that are no characters.")]
    [InlineData("{ " + Target + ", \"datasets\": \"all\" } 1", "insights.export.json(1,71): ")]
    [InlineData("[]", "insights.export.json(1,1): the file is a list; use an object.")]
    public void A_mistake_is_reported_with_its_place(string json, string expected)
    {
        var exception = Assert.Throws<ToolException>(() => ExportFile.Parse(Encoding.UTF8.GetBytes(json), "insights.export.json"));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"datasets\": [\"Usge\"]", "The service has no dataset 'Usge'. Did you mean 'Usage'?")]
    [InlineData("\"datasets\": [{ \"dataset\": \"Usage\", \"dateRange\": \"LAST_YEAR\" }]", "Usage does not offer LAST_YEAR; it offers LAST_MONTH, LAST_6_MONTHS, LIFETIME.")]
    [InlineData("\"datasets\": [{ \"dataset\": \"Usage\", \"omit\": [\"Nam\"] }]", "Usage has no column 'Nam'. Did you mean 'Name'?")]
    [InlineData("\"datasets\": [{ \"dataset\": \"Usage\", \"metrics\": [\"Seats\"] }]", "Usage has no metric 'Seats'.")]
    [InlineData("\"datasets\": [{ \"dataset\": \"Usage\", \"every\": 12 }]", "A report of Usage runs every 24 hours or less often, not every 12.")]
    [InlineData("\"datasets\": [\"Usage\", { \"dataset\": \"Usage\", \"mode\": \"replace\" }]", "Two entries have the name Usage.")]
    [InlineData("\"queries\": [{ \"name\": \"a/b\", \"query\": \"SELECT Name FROM Usage\" }]", "The name of an entry is the name of its folder or table")]
    [InlineData("\"queries\": [{ \"name\": \"a\", \"query\": \"SELECT Nme FROM Usage\" }]", "Did you mean 'Name'?")]
    public async Task An_entry_that_cannot_be_exported_is_reported(string entries, string expected)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure($$"""{ {{Target}}, {{entries}} }""");

        Assert.Contains(expected, (await export.Tool.RunAsync("export", "plan")).AssertExit(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_writes_a_file_that_can_be_run()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        File.Delete(export.Tool.Folder["insights.export.json"]);

        Assert.Contains("does not exist. Create it: insights export init", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
        (await export.Tool.RunAsync("export", "init", "--dataset", "usage", "--format", "jsonl", "--mode", "replace")).AssertExit(0);
        Assert.Contains("exists. Edit it, for example to add a dataset, or use --force", (await export.Tool.RunAsync("export", "init")).AssertExit(1).Error, StringComparison.Ordinal);

        Assert.Equal("""
            {
              "$schema": "./insights.export.schema.json",
              "target": {
                "type": "folder",
                "path": "data",
                "format": "jsonl"
              },
              "datasets": [
                {
                  "dataset": "Usage"
                }
              ],
              "mode": "replace",
              "reportName": "Export"
            }

            """.ReplaceLineEndings("\n"), System.Text.RegularExpressions.Regex.Replace(export.Tool.Folder.Read("insights.export.json"), "Export [0-9a-f]{4}", "Export"));
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
    }

    [Fact]
    public async Task Init_asks_on_a_terminal()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool { Time = service.Time, IsTerminal = true, Input = "sqlit\nsqlite\n\nreplace\n" };
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri;
        tool.Environment["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken;

        var run = (await tool.RunAsync("export", "init")).AssertExit(0);

        Assert.Contains("'sqlit' is not one of folder, azureblob, sqlite, duckdb, postgresql, sqlserver.", run.Error, StringComparison.Ordinal);
        var file = ExportFile.Parse(Encoding.UTF8.GetBytes(tool.Folder.Read("insights.export.json")), "f");
        Assert.Equal((TargetType.Sqlite, "insights.db", ModeName.Replace), (file.Target.Type, file.Target.Path, file.Mode));
    }

    /// <summary>The schema describes each setting that the tool reads, in the words that it reads.</summary>
    [Fact]
    public void The_schema_describes_each_setting()
    {
        var schema = JsonDocument.Parse(ExportFileSchema.Create().ToJsonString()).RootElement;

        var root = schema.GetProperty("properties");
        Assert.Equal(ExportJson.Default.ExportConfiguration.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name), root.EnumerateObject().Select(property => property.Name));
        Assert.All(root.EnumerateObject(), property => Assert.NotEqual("", property.Value.GetProperty("description").GetString()));
        Assert.Equal(["folder", "azureblob", "sqlite", "duckdb", "postgresql", "sqlserver"], root.GetProperty("target").GetProperty("properties").GetProperty("type").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal("all", root.GetProperty("datasets").GetProperty("anyOf")[0].GetProperty("const").GetString());
    }

    /// <summary>The bound of one program would be wrong for the others.</summary>
    [Fact]
    public void The_schema_states_no_interval_of_one_program()
    {
        var description = ExportFileSchema.Create()["properties"]!["every"]!["description"]!.GetValue<string>();

        Assert.Contains("the dataset and the program", description, StringComparison.Ordinal);
        Assert.DoesNotContain(description, char.IsDigit);
    }
}
