namespace Insights.Typed.Tool.Tests.Export;

/// <summary>What a person changes between two passes.</summary>
public sealed class ExportChangeTests
{
    private const string Folder = "\"target\": { \"type\": \"folder\", \"path\": \"data\" }";

    [Fact]
    public async Task A_change_that_is_reverted_resumes_the_report()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Configure($$"""{ {{Folder}}, "datasets": "all", "dateRange": "LAST_MONTH" }""");
        Assert.Contains("paused the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        export.Configure($$"""{ {{Folder}}, "datasets": "all", "dateRange": "LIFETIME" }""");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);

        Assert.Contains("resumed the report", run.Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
        Assert.Single((await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports").EnumerateArray());
    }

    /// <summary>The report was paused when an execution was due, so nothing failed.</summary>
    [Fact]
    public async Task A_change_that_is_reverted_after_an_execution_was_due_is_no_error()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        ConfigureRange("LIFETIME");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
        export.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(2));
        ConfigureRange("LAST_MONTH");
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(TimeSpan.FromHours(2));
        ConfigureRange("LIFETIME");
        Assert.Contains("resumed the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.Night);

        Assert.Contains("deleted the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        (await export.Tool.RunAsync("export", "status")).AssertExit(0);
        export.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await export.RunAsync());

        void ConfigureRange(string range) => export.Configure($$"""{ {{Folder}}, "datasets": "all", "dateRange": "{{range}}", "every": 168 }""");
    }

    [Fact]
    public async Task An_entry_whose_folder_is_moved_away_starts_again()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();
        Directory.Move(export.Tool.Folder["data/dataset=Usage"], export.Tool.Folder["data/dataset=Usage_old"]);

        Assert.Equal(1, await export.RunAsync());
        Assert.Equal("60", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("Usage")}"));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_an_error_of_its_entry()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();
        export.Tool.Folder.Write(Assert.Single(export.FileNames, name => name.Contains("Usage/_insights", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)), "{");
        export.Clock.Advance(ExportFixture.Night);

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains("does not record an execution", run.Error, StringComparison.Ordinal);
        Assert.Contains("Sales: 60 rows", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", "data.db")]
    [InlineData("duckdb", "data.duckdb")]
    public async Task Rows_of_several_executions_are_not_replaced(string type, string file)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{file}}" }, "datasets": "all" }""");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + ExportFixture.Night);
        Assert.Equal(2, await export.RunAsync());
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{file}}" }, "datasets": "all", "mode": "replace" }""");

        Assert.Contains("has the rows of 2 executions, and 'replace' would delete them", (await export.Tool.RunAsync("export", "plan")).AssertExit(1).Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.Night);
        Assert.Contains("has the rows of 2 executions", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_cannot_be_read_is_a_message()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Tool.Folder.Write("data.db", "This is no database, and it is long enough to be taken for one: " + new string('x', 5000));
        export.Configure("""{ "target": { "type": "sqlite", "path": "data.db" }, "datasets": "all" }""");

        foreach (var command in new[] { "plan", "run", "status" })
        {
            Assert.Contains("data.db cannot be used", (await export.Tool.RunAsync("export", command)).AssertExit(1).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_of_a_removed_entry_is_reported()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        await export.RunAsync();
        export.Configure($$"""{ {{Folder}}, "datasets": ["Sales"], "dateRange": "LIFETIME" }""");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);

        Assert.Contains("belongs to no entry, and still runs. If its executions are not wanted, delete it: insights report delete ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Its report has executions that are exported when the entry is corrected.</summary>
    [Fact]
    public async Task An_entry_with_a_problem_is_still_an_entry()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();
        export.Configure($$"""{ {{Folder}}, "datasets": ["Sales", { "dataset": "usage", "omit": ["NoSuchColumn"] }], "dateRange": "LIFETIME" }""");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains("NoSuchColumn", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no entry", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer an entry", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_an_entry_may_change_its_letter_case()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Configure($$"""{ {{Folder}}, "datasets": [{ "dataset": "Usage", "name": "usage" }], "dateRange": "LIFETIME" }""");

        Assert.DoesNotContain("created", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("It has no report", (await export.Tool.RunAsync("export", "status")).AssertExit(0).Output, StringComparison.Ordinal);

        // The folder stays the same where the file system distinguishes letter case.
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
        export.Configure($$"""{ {{Folder}}, "datasets": "all", "dateRange": "LIFETIME" }""");
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync());
        Assert.All(export.FileNames, name => Assert.StartsWith("data/dataset=usage/", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--path does not apply to the target postgresql.", "--target", "postgresql", "--path", "x")]
    [InlineData("--path does not apply to the target sqlserver.", "--target", "sqlserver", "--path", "x")]
    [InlineData("--format does not apply to the target sqlite.", "--target", "sqlite", "--format", "csv")]
    [InlineData("--connection-variable does not apply to the target folder.", "--connection-variable", "PG")]
    public async Task Init_refuses_options_that_do_not_apply(string expected, params string[] options)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        Assert.Contains(expected, (await export.Tool.RunAsync(["export", "init", "--force", .. options])).AssertExit(1).Error, StringComparison.Ordinal);
    }
}
