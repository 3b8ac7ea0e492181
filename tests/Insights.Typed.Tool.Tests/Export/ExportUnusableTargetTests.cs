namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A target that cannot be used is reported by each command, before a report is created whose executions would have no place.</summary>
public sealed class ExportUnusableTargetTests
{
    [Theory]
    [InlineData("folder", "file", "file is a file, not a folder.")]
    [InlineData("folder", "file/data", "file is a file, not a folder.")]
    [InlineData("sqlite", "file/data.db", "file is a file, not a folder.")]
    [InlineData("sqlite", "folder", "folder is a folder, not a file.")]
    [InlineData("sqlite", "file", "cannot be used: ")]
    [InlineData("duckdb", "folder", "folder is a folder, not a file.")]
    [InlineData("duckdb", "file", "cannot be used: ")]
    public async Task It_is_an_error_of_each_command(string type, string path, string expected)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Tool.Folder.Write("file", new string('x', 10000));
        Directory.CreateDirectory(export.Tool.Folder["folder"]);

        await AssertRefusedAsync(export, type, path, expected);
    }

    /// <summary>Its permissions would allow new files.</summary>
    [Theory]
    [InlineData("folder", "/proc/nope")]
    [InlineData("sqlite", "/proc/nope/data.db")]
    [InlineData("sqlite", "/proc/nope.db")]
    public async Task A_file_system_without_new_files_is_an_error_of_each_command(string type, string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The file system is that of Linux.");
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        await AssertRefusedAsync(export, type, path, "No file can be created in /proc: ");
    }

    [Theory]
    [InlineData("folder", "new/data", "new/data")]
    [InlineData("sqlite", "new/data.db", "new/data.db")]
    [InlineData("duckdb", "new/data.duckdb", "new/data.duckdb")]
    public async Task A_run_creates_the_target_and_a_plan_does_not(string type, string path, string created)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        Configure(export, type, path);

        (await export.Tool.RunAsync("export", "plan")).AssertExit(0);
        (await export.Tool.RunAsync("export", "status")).AssertExit(1);
        Assert.False(Path.Exists(export.Tool.Folder["new"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(export.Tool.Folder.Path).Length);

        (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        Assert.True(Path.Exists(export.Tool.Folder[created]));
    }

    private static async Task AssertRefusedAsync(ExportFixture export, string type, string path, string expected)
    {
        Configure(export, type, path);
        foreach (var command in new[] { "plan", "run", "status" })
        {
            var run = (await export.Tool.RunAsync("export", command, "--json")).AssertExit(1);
            Assert.Contains(expected, run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.All(export.Service.Requests, request => Assert.Equal("GET", request.Method));
    }

    private static void Configure(ExportFixture export, string type, string path) =>
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{path}}" }, "datasets": "all", "dateRange": "LIFETIME" }""");
}
