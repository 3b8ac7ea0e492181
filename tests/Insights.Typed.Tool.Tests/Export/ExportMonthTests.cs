using System.Data.Common;
using System.Globalization;
using Insights.Typed.Language;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>
/// Nights on which the disk is full, the database restarts, a dataset gains a column and another loses one, with two exporters at
/// once. INSIGHTS_SOAK=10 makes it a month with 20 datasets.
/// </summary>
public sealed class ExportMonthTests
{
    private const int Rows = 60;
    private const int FullDiskNight = 0;
    private const int ChangeNight = 1;
    private const string Renamed = "Other";

    private static readonly int Nights = Math.Clamp(Soak.Times(3), 3, 30);
    private static readonly string[] Names = [.. Enumerable.Range(1, Math.Clamp(Soak.Times(3), 3, 20)).Select(i => string.Create(CultureInfo.InvariantCulture, $"Usage{i}"))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_has_each_row_once()
    {
        await using var disk = await SmallDisk.MountAsync();
        var path = Path.Combine(disk.Path, "data");
        await RunAsync(
            new Target(
                $$"""{ "type": "folder", "path": "{{path}}" }""",
                name => ReadFilesAsync(path, name),
                RepairLostColumn: null),
            disk: disk);
    }

    [Fact]
    public async Task A_SQLite_database_has_each_row_once()
    {
        await using var disk = await SmallDisk.MountAsync();
        var connection = $"Data Source={Path.Combine(disk.Path, "data.db")};Pooling=False";
        await RunAsync(
            new Target(
                $$"""{ "type": "sqlite", "path": "{{Path.Combine(disk.Path, "data.db")}}" }""",
                name => ReadTableAsync(new SqliteConnection(connection), name),
                () => ExecuteAsync(new SqliteConnection(connection), $"ALTER TABLE {Names[1]} DROP COLUMN Market")),
            disk: disk);
    }

    [Fact]
    public async Task A_PostgreSQL_database_has_each_row_once()
    {
        await using var server = await PostgreSql.StartAsync(Token);
        await RunAsync(
            new Target(
                """{ "type": "postgresql", "connectionVariable": "PG" }""",
                name => ReadTableAsync(new NpgsqlConnection(server.ConnectionString), $"\"{name}\""),
                () => ExecuteAsync(new NpgsqlConnection(server.ConnectionString), $"ALTER TABLE \"{Names[1]}\" DROP COLUMN \"Market\"")),
            server: server);
    }

    private static async Task RunAsync(Target target, SmallDisk? disk = null, PostgreSql? server = null)
    {
        await using var export = await ExportFixture.StartAsync([.. Names.Select(name => Service.Usage.Replace("\"Usage\"", $"\"{name}\"", StringComparison.Ordinal))]);
        export.Tool.Environment["PG"] = server?.ConnectionString ?? "";
        export.Configure(CreateFile(target, Names[1]));
        await export.RunAsync();
        for (var night = 0; night < Nights; night++)
        {
            export.Clock.Advance(night == 0 ? ExportFixture.FirstNight : ExportFixture.Night);
            if (night == FullDiskNight)
            {
                await RunWithoutTargetAsync(export, disk, server);
            }

            if (night == ChangeNight)
            {
                // The executions of the reports with the former queries are stored first.
                await export.RunAsync();
                await ChangeDatasetsAsync(export, target);
            }

            await RunTwiceAtOnceAsync(export);
        }

        // A dataset that gained a column has another report, which runs a few hours after the change for the first time. One that lost a column has another
        // report after the repair.
        var isRenamed = target.RepairLostColumn is null;
        foreach (var (name, executions) in Names.Select(name => (name, name == Names[0] ? Nights + 1 : name == Names[1] && isRenamed ? ChangeNight + 1 : Nights))
            .Concat(isRenamed ? [(Renamed, Nights - ChangeNight - 1)] : []))
        {
            var seats = await ReadSeatsAsync(export.Service, name == Renamed ? Names[1] : name);
            Assert.Equal((name, new Stored(executions * Rows, executions, executions * seats)), (name, await target.ReadAsync(name)));
        }

        (await export.Tool.RunAsync("export", "status")).AssertExit(0);
    }

    private static string CreateFile(Target target, string name) =>
        $$"""{ "target": {{target.Json}}, "dateRange": "LIFETIME", "datasets": [{{string.Join(", ", Names.Select(dataset => $$"""{ "dataset": "{{dataset}}", "name": "{{(dataset == Names[1] ? name : dataset)}}" }"""))}}] }""";

    /// <summary>A pass while the disk is full, or while the database restarts: it may store some executions, and reports the others.</summary>
    private static async Task RunWithoutTargetAsync(ExportFixture export, SmallDisk? disk, PostgreSql? server)
    {
        disk?.Fill();
        var restart = server is null ? Task.CompletedTask : server.RestartAsync(Token);
        var run = await export.Tool.RunAsync("export", "run");
        await restart;
        disk?.Free();
        Assert.True(run.ExitCode == 1 || server is not null, run.Output);
    }

    private static async Task ChangeDatasetsAsync(ExportFixture export, Target target)
    {
        export.Service.ChangeDataset(Names[0], dataset => dataset with { Columns = dataset.Columns.Append(dataset.Columns[1] with { Name = "Region", Identifier = "Region" }).ToEquatableArray() });
        export.Service.ChangeDataset(Names[1], dataset => dataset with { Columns = dataset.Columns.Where(column => column.Name != "Market").ToEquatableArray() });
        await export.RunAsync(exitCode: 1);
        export.Clock.Advance(ExportFixture.FirstNight);
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        Assert.Contains("the column Market, which the report no longer has", run.Error, StringComparison.Ordinal);
        if (target.RepairLostColumn is { } repair)
        {
            await repair();
        }
        else
        {
            export.Configure(CreateFile(target, Renamed));
            await export.RunAsync();
        }
    }

    private static async Task RunTwiceAtOnceAsync(ExportFixture export)
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => export.Tool.RunAsync("export", "run")));
        Assert.All(runs, run => run.AssertExit(0));
    }

    private static async Task<long> ReadSeatsAsync(Service service, string dataset)
    {
        await using var database = await service.OpenDatabaseAsync(dataset);
        await using var command = database.CreateCommand();
        command.CommandText = $"SELECT name FROM sqlite_master WHERE name = '{dataset}' OR name LIKE '{dataset}#%' LIMIT 1";
        command.CommandText = $"SELECT sum(Seats) FROM \"{await command.ExecuteScalarAsync(Token)}\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }

    private static Task<Stored> ReadFilesAsync(string path, string name)
    {
        if (!Directory.Exists($"{path}/dataset={name}"))
        {
            return Task.FromResult(new Stored(0, 0, 0));
        }

        var row = DuckDb.Query($"SELECT count(*), count(DISTINCT filename), sum(Seats) FROM read_parquet('{path}/dataset={name}/**/*.parquet', union_by_name = true, filename = true)")[0];
        return Task.FromResult(new Stored(Parse(row[0]), Parse(row[1]), Parse(row[2])));

        static long Parse(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
    }

    private static async Task<Stored> ReadTableAsync(DbConnection connection, string table)
    {
        await using (connection)
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*), count(DISTINCT _execution), CAST(sum(\"Seats\") AS bigint) FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Token);
            await reader.ReadAsync(Token);
            return new Stored(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    /// <summary>A target, and how a person repairs that a column is gone; null to give the entry another name.</summary>
    private sealed record Target(string Json, Func<string, Task<Stored>> ReadAsync, Func<Task>? RepairLostColumn);

    private readonly record struct Stored(long Rows, long Executions, long Seats);
}
