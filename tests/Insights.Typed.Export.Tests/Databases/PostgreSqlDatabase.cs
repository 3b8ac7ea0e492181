using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Export.Databases;
using Insights.Typed.Reading;
using Npgsql;

[assembly: AssemblyFixture(typeof(Insights.Typed.Export.Tests.Databases.PostgreSqlServer))]

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>One server for all tests, started by the first that needs it. Tests are skipped if it is not installed.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private PostgreSql? server;

    public async Task<string> GetConnectionStringAsync()
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            server ??= await PostgreSql.StartAsync(TestContext.Current.CancellationToken);
            return server.ConnectionString;
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>A schema for one test.</summary>
internal sealed class PostgreSqlDatabase(string connectionString) : TestDatabase
{
    private readonly string schema = $"Test {Guid.NewGuid():N}";

    public override IExportTarget CreateTarget() => DatabaseTargets.CreatePostgreSql(connectionString, schema);

    public override string Quote(string table) => $"\"{schema}\".\"{table}\"";

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        return connection;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>As the documentation says it.</summary>
    protected override string GetName(ReaderColumn column) => column.Name.Length <= 63 ? column.Name
        : $"{column.Name[..54]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(column.Name)))[..8]}";
}
