using System.Reflection;
using System.Text.Json.Nodes;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>The tool, run as a user runs it, with the runtime's settings that it is shipped with.</summary>
public sealed class ToolTests(DatabaseService service) : SqlServerTestBase(service)
{
    private static readonly string Tool = typeof(ToolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Tool").Value!;

    [Fact]
    public async Task The_tool_exports_to_a_table()
    {
        await using var nightly = await DatabaseService.StartAsync();
        await using var database = new SqlServerDatabase();
        var folder = Directory.CreateTempSubdirectory("insights-export-");
        var configuration = new JsonObject
        {
            ["target"] = new JsonObject { ["type"] = "sqlserver", ["connectionVariable"] = "SQL_CONNECTION", ["databaseSchema"] = SqlServerDatabase.Schema },
            ["datasets"] = new JsonArray("AnyValues"),
            ["dateRange"] = "LIFETIME",
        };
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "insights.export.json"), configuration.ToJsonString(), Token);

        Assert.Contains("create the table AnyValues", await RunAsync("plan"), StringComparison.Ordinal);
        await RunAsync("run");
        nightly.Host.Time.Advance(TimeSpan.FromHours(20));
        Assert.Contains("1 execution with 120 rows exported", await RunAsync("run"), StringComparison.Ordinal);
        Assert.Contains("0 executions with 0 rows exported", await RunAsync("run"), StringComparison.Ordinal);

        Assert.Equal(120, await database.CountAsync("AnyValues"));
        folder.Delete(recursive: true);

        async Task<string> RunAsync(string command)
        {
            await using var program = RunningProgram.Start(Tool, ["export", command], new()
            {
                ["INSIGHTS_BASE_ADDRESS"] = nightly.Host.Service.BaseAddress.ToString(),
                ["INSIGHTS_ACCESS_TOKEN"] = nightly.Host.Service.AccessToken,
                ["SQL_CONNECTION"] = database.Server.ConnectionString,
            }, folder.FullName);
            var (exitCode, output, errors) = await program.WaitForExitAsync();
            Assert.Equal((0, ""), (exitCode, exitCode == 0 ? "" : output + errors));
            return output;
        }
    }
}
