using System.Globalization;
using Insights.Typed.Export.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>The target for SQLite, and one prepared INSERT in one transaction, with values that are in memory as SQLite stores them.</summary>
internal sealed class SqliteComparison : FileComparison
{
    private SqliteValues[] columns = [];

    public SqliteComparison(SavedReport report, string smallPath, string path)
        : base(report, smallPath, path, ".db") =>
        Sides =
        [
            new("Insights.Typed.Export", () => PrepareAsync("insights"), () => ExportAsync("insights")),
            new("prepared INSERT, from memory", () => PrepareAsync("insert"), InsertAsync),
        ];

    public override string Name => "SQLite";

    public override IReadOnlyList<LoadSide> Sides { get; }

    public static async Task<SqliteComparison> CreateAsync(SavedReport report, string smallPath, string path)
    {
        var comparison = new SqliteComparison(report, smallPath, path);
        await comparison.PrepareAsync("insights");
        await comparison.ExportAsync("insights");
        await using var connection = await comparison.OpenAsync("insights");
        comparison.columns = SqliteValues.Read(connection.Handle!, $"SELECT * FROM DynamicsUsage WHERE _execution = '{Execution}' ORDER BY rowid");
        return comparison;
    }

    public override async Task<string> CompareAsync()
    {
        await using var connection = await OpenAsync("insights");
        await QueryAsync(connection, $"ATTACH '{GetPath("insert")}' AS other");
        var differences = await QueryAsync(connection, $"SELECT (SELECT count(*) FROM ({Except("main", "other")})) + (SELECT count(*) FROM ({Except("other", "main")}))");
        return differences is 0L
            ? RequireEqual("rows that EXCEPT does not distinguish", [await CountAsync(connection, "main"), await CountAsync(connection, "other")])
            : throw new InvalidOperationException($"{differences} rows are in one table only.");

        static string Except(string first, string second) => $"SELECT * FROM {first}.DynamicsUsage EXCEPT SELECT * FROM {second}.DynamicsUsage";
    }

    protected override Export.IExportTarget CreateTarget(string side) => DatabaseTargets.CreateSqlite(GetPath(side));

    private static async Task<string> CountAsync(SqliteConnection connection, string database) =>
        Convert.ToString(await QueryAsync(connection, $"SELECT count(*) FROM {database}.DynamicsUsage"), CultureInfo.InvariantCulture)!;

    /// <summary>The write-ahead log is a property of the file, which the target has created; the target sets no other pragma.</summary>
    private async Task InsertAsync()
    {
        await using var connection = await OpenAsync("insert");
        await using var transaction = connection.BeginTransaction(deferred: false);
        SqliteValues.Check(raw.sqlite3_prepare_v2(connection.Handle!, $"INSERT INTO DynamicsUsage VALUES ({string.Join(", ", columns.Select(_ => "?"))})", out var statement));
        using (statement)
        {
            var rows = columns[0].Count;
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Bind(statement, i + 1, row);
                }

                SqliteValues.Check(raw.sqlite3_step(statement));
                SqliteValues.Check(raw.sqlite3_reset(statement));
            }
        }

        await transaction.CommitAsync();
    }

    private async Task<SqliteConnection> OpenAsync(string side)
    {
        var connection = new SqliteConnection($"Data Source={GetPath(side)};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
