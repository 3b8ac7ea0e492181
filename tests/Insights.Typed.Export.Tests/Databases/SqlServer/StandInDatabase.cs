using System.Collections.Concurrent;
using Insights.Typed.Export.Tests.Tds;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>
/// A connection to the stand-in for SQL Server: T-SQL is parsed by Microsoft's parser, and the few forms of statements that an export has are
/// executed by SQLite. It knows the rules of locks that the export must follow, but nothing of SQL Server's own locks.
/// </summary>
internal sealed partial class StandInDatabase : ITdsDatabase
{
    private readonly StandInLocks locks;
    private readonly StandInCatalog catalog;
    private readonly SqliteConnection connection;
    private readonly List<SemaphoreSlim> held = [];
    private StandInTable? bulkTable;
    private bool isInTransaction;

    public StandInDatabase(string path, string schema, StandInLocks locks)
    {
        this.locks = locks;
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        catalog = new(connection, schema);
    }

    public void Begin() => isInTransaction = true;

    public void End(bool isCommitted)
    {
        if (held.Count > 0)
        {
            catalog.Execute(isCommitted ? "COMMIT" : "ROLLBACK");
            held.ForEach(gate => gate.Release());
            held.Clear();
        }

        isInTransaction = false;
    }

    public async Task ExecuteAsync(TdsStatement statement, TdsWriter response, CancellationToken cancellationToken)
    {
        if (statement.Text.Contains("sp_tablecollations_100", StringComparison.Ordinal))
        {
            BulkQuery.Respond(catalog.Get(BulkQuery.GetTable(statement.Text)), response);
            return;
        }

        // The parser does not know the options that the driver writes after the columns.
        switch (TransactSql.Parse(statement.Text.StartsWith("insert bulk", StringComparison.Ordinal) ? statement.Text.Split(" with (")[0] : statement.Text))
        {
            case InsertBulkStatement bulk:
                ThrowIfNotLocked();
                bulkTable = catalog.Get(bulk.To);
                response.WriteDone();
                break;
            case DeclareVariableStatement when statement.Text.Contains("sp_getapplock", StringComparison.Ordinal):
                await LockAsync((string)statement.Parameters[0].Value!, cancellationToken);
                response.WriteDone();
                break;
            case SelectStatement when statement.Text.Contains("FROM sys.columns", StringComparison.Ordinal):
                response.WriteResult(StandInCatalog.ColumnsResult, catalog.QueryColumns(StandInCatalog.ParseName((string)statement.Parameters[0].Value!)));
                break;
            case SelectStatement when statement.Text.Contains("FROM sys.schemas", StringComparison.Ordinal):
                response.WriteResult([TdsColumn.Integer("", bytes: 4)], catalog.HasSchema((string)statement.Parameters[0].Value!) ? [[1L]] : []);
                break;
            case SelectStatement select:
                var result = catalog.Query(statement, select);
                response.WriteResult(result.Columns, result.Rows);
                break;
            case var change:
                ThrowIfNotLocked();
                response.WriteChanged(catalog.Change(statement, change));
                break;
        }
    }

    public void Insert(TdsBulkLoad load)
    {
        ThrowIfNotLocked();
        catalog.Insert(bulkTable!, load);
    }

    public void Dispose()
    {
        End(isCommitted: false);
        connection.Dispose();
    }

    /// <summary>Locks a resource until the end of the transaction. SQLite has only one writer, so all wait for each other here.</summary>
    private async Task LockAsync(string resource, CancellationToken cancellationToken)
    {
        Assert.True(isInTransaction);
        foreach (var gate in (SemaphoreSlim[])[locks.Get(resource), locks.Writer])
        {
            await gate.WaitAsync(cancellationToken);
            held.Add(gate);
        }

        catalog.Execute("BEGIN IMMEDIATE");
    }

    /// <summary>An export changes nothing in a transaction without its lock.</summary>
    private void ThrowIfNotLocked() => Assert.True(!isInTransaction || held.Count > 0);
}

/// <summary>The locks of a database.</summary>
internal sealed class StandInLocks
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> resources = new(StringComparer.Ordinal);

    public SemaphoreSlim Writer { get; } = new(1, 1);

    public SemaphoreSlim Get(string resource)
    {
        Assert.InRange(resource.Length, 1, 255);
        return resources.GetOrAdd(resource, _ => new SemaphoreSlim(1, 1));
    }
}
