using System.Diagnostics;
using System.Globalization;
using Insights.Typed.Export.Databases;
using Insights.Typed.TestKit;
using Npgsql;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>The target for PostgreSQL, and <c>\copy</c> of psql, which reads the file and sends its text.</summary>
internal sealed class PostgreSqlComparison : DatabaseComparison
{
    private readonly PostgreSql server;
    private readonly NpgsqlConnectionStringBuilder settings;

    private PostgreSqlComparison(PostgreSql server, SavedReport report, string smallPath, string path)
        : base(report, smallPath, path)
    {
        this.server = server;
        settings = new(server.ConnectionString);

        // The socket of the server is in a folder next to its data.
        Server = int.Parse(File.ReadLines(System.IO.Path.Combine(settings.Host!, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        Sides =
        [
            new("Insights.Typed.Export", () => PrepareAsync("insights"), () => ExportAsync(CreateTarget("insights"))),
            new("psql \\copy", () => PrepareAsync("psql"), CopyAsync),
        ];
    }

    public override string Name => "PostgreSQL";

    public override int? Server { get; }

    public override IReadOnlyList<LoadSide> Sides { get; }

    public static async Task<PostgreSqlComparison> StartAsync(SavedReport report, string smallPath, string path) =>
        new(await PostgreSql.StartAsync(CancellationToken.None), report, smallPath, path);

    public override async Task<string> CompareAsync() => RequireEqual(
        "rows and sum of hashtextextended of each row",
        [await ChecksumAsync("insights"), await ChecksumAsync("psql")]);

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private Export.IExportTarget CreateTarget(string schema) => DatabaseTargets.CreatePostgreSql(server.ConnectionString, schema);

    /// <summary>Creates the same tables for both, without indexes, which are logged because another transaction has created them.</summary>
    private async Task PrepareAsync(string schema)
    {
        await QueryAsync($"DROP SCHEMA IF EXISTS {schema} CASCADE");
        await CreateTablesAsync(CreateTarget(schema));
        await QueryAsync($"ALTER TABLE {schema}.\"DynamicsUsage\" ALTER COLUMN _execution SET DEFAULT '{Execution}'");
        await QueryAsync("CHECKPOINT");
    }

    private async Task CopyAsync()
    {
        var columns = string.Join(", ", Report.Columns.Select(column => $"\"{column.Name}\""));
        var copy = $"\\copy psql.\"DynamicsUsage\" ({columns}) FROM '{ReportPath}' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')";
        using var process = Process.Start("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", settings.Host!, "-U", settings.Username!, "-d", settings.Database!, "-c", copy]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"psql ended with {process.ExitCode}.");
        }
    }

    private Task<string> ChecksumAsync(string schema) =>
        QueryAsync($"SELECT count(*) || ' and ' || sum(hashtextextended(t::text, 0)::numeric) FROM {schema}.\"DynamicsUsage\" t");

    private async Task<string> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { CommandTimeout = 0 }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
