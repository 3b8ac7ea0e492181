using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>
/// The program, killed at seeded points of each night. INSIGHTS_SOAK=30 makes it a month with 60 kills for each target.
/// </summary>
public sealed class ExportKillTests
{
    private const int KillsPerNight = 2;
    private const int Rows = 60;

    private static readonly int Nights = Soak.Times(1);

    [Theory]
    [InlineData("folder", "data", 1)]
    [InlineData("sqlite", "data.db", 2)]
    public async Task Each_night_is_in_the_target_once(string type, string path, int seed)
    {
        var random = new Random(seed);
        var clock = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await Service.StartAsync(options => options.TimeProvider = clock, Service.Usage, Service.Sales);
        using var folder = new TempFolder();
        folder.Write("schemas/Usage.json", Service.Usage);
        folder.Write("schemas/Sales.json", Service.Sales);
        folder.Write("insights.export.json", $$"""{ "target": { "type": "{{type}}", "path": "{{path}}" }, "datasets": "all", "dateRange": "LIFETIME" }""");
        var environment = new Dictionary<string, string> { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken };
        (await DotNet.RunAsync(folder.Path, environment, DotNet.Tool, "export", "run")).AssertExit(0);

        for (var night = 0; night < Nights; night++)
        {
            clock.Advance(TimeSpan.FromHours(24));
            for (var kill = 0; kill < KillsPerNight; kill++)
            {
                await KillAfterRequestsAsync(service, folder, environment, random.Next(1, 14));
            }

            (await DotNet.RunAsync(folder.Path, environment, DotNet.Tool, "export", "run")).AssertExit(0);
        }

        clock.Advance(TimeSpan.FromHours(24));
        (await DotNet.RunAsync(folder.Path, environment, DotNet.Tool, "export", "run")).AssertExit(0);
        foreach (var name in new[] { "Usage", "Sales" })
        {
            var (rows, executions) = Count(type, folder[path], name);
            Assert.Equal(executions * Rows, rows);
            Assert.Equal(Nights + 1, executions);
        }

        var status = await DotNet.RunAsync(folder.Path, environment, DotNet.Tool, "export", "status", "--json");
        Assert.All(status.Json.GetProperty("entries").EnumerateArray(), entry => Assert.Equal(Count(type, folder[path], entry.GetProperty("name").GetString()!).Executions, entry.GetProperty("executions").GetInt64()));
    }

    /// <summary>Starts the program, and kills it when the service has received a number of requests.</summary>
    private static async Task KillAfterRequestsAsync(Service service, TempFolder folder, Dictionary<string, string> environment, int count)
    {
        var before = service.Requests.Count;
        using var process = Process.Start(DotNet.CreateStartInfo(folder.Path, environment, DotNet.Tool, "export", "run"))!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        while (!process.HasExited && service.Requests.Count < before + count)
        {
            await Task.Yield();
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
    }

    /// <summary>The rows, and the distinct executions that they are from.</summary>
    private static (long Rows, long Executions) Count(string type, string path, string name)
    {
        if (type == "folder")
        {
            var row = DuckDb.Query($"SELECT count(*), count(DISTINCT filename) FROM read_parquet('{path}/dataset={name}/**/*.parquet', union_by_name = true, filename = true)")[0];
            return (long.Parse(row[0]!, CultureInfo.InvariantCulture), long.Parse(row[1]!, CultureInfo.InvariantCulture));
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*), count(DISTINCT _execution) FROM {name}";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
