using System.Data.Common;
using Insights.Typed.Export.Databases;
using Insights.Typed.Export.Tests.Tds;
using Microsoft.Data.Sqlite;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>A schema for one test in the stand-in for SQL Server, which the real driver connects to. Its rows are read from the stand-in's file.</summary>
internal sealed class SqlServerDatabase : TestDatabase
{
    /// <summary>A name with everything that a statement could misread.</summary>
    public const string Schema = "Test $1 ]'[x";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-export-");

    public SqlServerDatabase()
    {
        SQLitePCL.Batteries_V2.Init();
        var locks = new StandInLocks();
        Server = new TdsServer(() => new StandInDatabase(FilePath, Schema, locks));
    }

    public TdsServer Server { get; }

    private string FilePath => Path.Combine(folder.FullName, "stand-in.db");

    public override IExportTarget CreateTarget() => DatabaseTargets.CreateSqlServer(Server.ConnectionString, Schema);

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }

    /// <summary>Executes a statement as another program does.</summary>
    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(Server.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    public override async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
