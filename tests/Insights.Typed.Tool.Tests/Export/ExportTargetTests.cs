namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The kinds of targets, and their modes.</summary>
public sealed class ExportTargetTests
{
    private const string SchemaSetting = "target.databaseSchema, with the prefix or the name of the account if the file has accounts: ";
    private const string LongName = "A123456789_B123456789_C123456789_D123456789_E123456789_F123456789_G123";

    [Fact]
    public async Task The_rows_are_those_of_the_report_in_each_format()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        foreach (var format in new[] { "parquet", "csv", "jsonl" })
        {
            export.Configure($$"""{ "target": { "type": "folder", "path": "{{format}}", "format": "{{format}}" }, "datasets": ["Usage"], "dateRange": "LIFETIME" }""");
            await export.RunAsync();
            if (format == "parquet")
            {
                export.Clock.Advance(ExportFixture.FirstNight);
            }

            Assert.Equal(1, await export.RunAsync() + (format == "parquet" ? 0 : 1));
        }

        var report = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "download", report, "-o", "raw.csv")).AssertExit(0);
        var root = export.Tool.Folder.Path;
        const string Columns = "Id::UUID::VARCHAR, Name::VARCHAR, Market::VARCHAR, Seats::BIGINT::VARCHAR, Month::DATE::VARCHAR";
        var expected = DuckDb.Query($"SELECT {Columns} FROM read_csv('{root}/raw.csv', all_varchar = true)");
        Assert.Equal(60, expected.Count);
        Assert.Equal(expected, DuckDb.Query($"SELECT {Columns} FROM {export.Parquet("Usage", "parquet")}"));
        Assert.Equal(expected, DuckDb.Query($"SELECT {Columns} FROM read_csv('{root}/csv/dataset=Usage/*/*.csv', all_varchar = true)"));
        Assert.Equal(expected, DuckDb.Query($"SELECT {Columns} FROM read_json('{root}/jsonl/dataset=Usage/*/*.jsonl', format = 'newline_delimited')"));
    }

    [Fact]
    public async Task The_newest_execution_replaces_the_others()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": ["Usage"], "mode": "replace", "dateRange": "LIFETIME" }""");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + ExportFixture.Night + ExportFixture.Night);

        Assert.Equal(1, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync());
        Assert.Equal(0, await export.RunAsync());

        Assert.Equal("60", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("Usage")}"));
        Assert.Equal("data/dataset=Usage/latest.parquet", Assert.Single(export.FileNames, name => name.EndsWith(".parquet", StringComparison.Ordinal)));

        // The same folder cannot have both: programs would read rows twice.
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": ["Usage"], "dateRange": "LIFETIME" }""");
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        Assert.Contains("has files of another format or mode, such as latest.parquet", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", "data.db")]
    [InlineData("duckdb", "data.duckdb")]
    public async Task A_database_gets_a_table_for_each_entry(string type, string file)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{file}}" }, "datasets": "all", "dateRange": "LIFETIME" }""");

        Assert.Contains("create the table", (await export.Tool.RunAsync("export", "plan")).AssertExit(0).Output, StringComparison.Ordinal);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(2, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(2, await export.RunAsync());
        Assert.Equal(0, await export.RunAsync());

        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(0).Json.GetProperty("entries")[0];
        Assert.Equal((60, 2), (status.GetProperty("last").GetProperty("rows").GetInt32(), status.GetProperty("executions").GetInt32()));
    }

    [Theory]
    [InlineData("\"type\": \"folder\"", "target.path is required for the type folder.")]
    [InlineData("\"type\": \"sqlite\", \"path\": \"a.db\", \"format\": \"csv\"", "target.format does not apply to the type sqlite.")]
    [InlineData("\"type\": \"azureblob\"", "target.container is required for the type azureblob")]
    [InlineData("\"type\": \"azureblob\", \"container\": \"insights\"", "target.container is not the address of a container")]
    [InlineData("\"type\": \"azureblob\", \"container\": \"http://a.blob.core.windows.net/c\"", "target.container: The address is not that of a container")]
    [InlineData("\"type\": \"azureblob\", \"container\": \"https://a.blob.core.windows.net/c?sig=geheim\"", "target.container: The address of the container contains a secret.")]
    [InlineData("\"type\": \"azureblob\", \"container\": \"insights\", \"connectionVariable\": \"PG\"", "The environment variable PG: The connection string is not valid.")]
    [InlineData("\"type\": \"folder\", \"path\": \"x\", \"container\": \"c\"", "target.container does not apply to the type folder.")]
    [InlineData("\"type\": \"postgresql\"", "target.connectionVariable is required")]
    [InlineData("\"type\": \"postgresql\", \"connectionVariable\": \"PG\", \"path\": \"x\"", "target.path does not apply to the type postgresql.")]
    [InlineData("\"type\": \"postgresql\", \"connectionVariable\": \"NOT_SET\"", "The environment variable NOT_SET is not set.")]
    [InlineData("\"type\": \"postgresql\", \"connectionVariable\": \"PG\"", "The environment variable PG: ")]
    [InlineData($"\"type\": \"postgresql\", \"connectionVariable\": \"PG\", \"databaseSchema\": \"{LongName}\"", SchemaSetting + "The name of the schema has more than 63 bytes.")]
    [InlineData("\"type\": \"sqlserver\", \"connectionVariable\": \"PG\", \"databaseSchema\": \" \"", SchemaSetting)]
    [InlineData("\"type\": \"sqlserver\"", "target.connectionVariable is required")]
    [InlineData("\"type\": \"sqlserver\", \"connectionVariable\": \"PG\", \"path\": \"x\"", "target.path does not apply to the type sqlserver.")]
    [InlineData("\"type\": \"sqlserver\", \"connectionVariable\": \"NOT_SET\"", "The environment variable NOT_SET is not set. It must have the connection string, such as Server=")]
    [InlineData("\"type\": \"sqlserver\", \"connectionVariable\": \"PG\"", "The environment variable PG: The connection string is not valid.")]
    public async Task A_wrong_target_is_refused_before_anything_is_created(string target, string expected)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Tool.Environment["PG"] = "Passwort=geheim";
        export.Configure($$"""{ "target": { {{target}} }, "datasets": "all" }""");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
        Assert.Empty(export.Service.Requests);
    }
}
