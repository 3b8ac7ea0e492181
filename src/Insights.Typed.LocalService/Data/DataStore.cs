using System.Collections.Concurrent;
using System.Text;
using Insights.Typed.Emulation;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.LocalService.Data;

/// <summary>
/// The rows of all datasets, each generated when it is first queried. The database is a file, not in memory:
/// with a write-ahead log, any number of readers can continue while another dataset is being filled.
/// </summary>
internal sealed class DataStore : IAsyncDisposable
{
    private readonly LocalServiceOptions options;
    private readonly Lazy<SampleBusiness> business;
    private readonly string path;
    private readonly SemaphoreSlim writeLock = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<DatasetTable, Lazy<Task>> fillTasks = [];

    static DataStore() => SQLitePCL.Batteries_V2.Init();

    public DataStore(LocalServiceOptions options, DateOnly today, string folder)
    {
        this.options = options;
        business = new Lazy<SampleBusiness>(() => new SampleBusiness(options.Seed, today));
        path = Path.Combine(folder, "data.db");
    }

    /// <summary>Opens a read-only connection, after the table's rows are generated.</summary>
    public async Task<SqliteConnection> OpenAsync(DatasetTable table, CancellationToken cancellationToken)
    {
        // Filling continues after a cancellation, because the next caller also needs the rows.
        await fillTasks.GetOrAdd(table, t => new Lazy<Task>(() => Task.Run(() => FillAsync(t), CancellationToken.None))).Value
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly));
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        foreach (var fillTask in fillTasks.Values)
        {
            await fillTask.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var mode in new[] { SqliteOpenMode.ReadOnly, SqliteOpenMode.ReadWriteCreate })
        {
            using var connection = new SqliteConnection(ConnectionString(mode));
            SqliteConnection.ClearPool(connection);
        }

        writeLock.Dispose();
        stopping.Dispose();
    }

    /// <summary>Quotes a name for SQL. Names become part of a statement only here.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private string ConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode }.ToString();

    private async Task FillAsync(DatasetTable table)
    {
        await writeLock.WaitAsync(stopping.Token).ConfigureAwait(false);
        try
        {
            using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;");
            using var transaction = connection.BeginTransaction();
            Execute(connection, $"CREATE TABLE {Quote(table.SqlName)} ({string.Join(", ", table.StoredColumns.Select(c => $"{Quote(c.Name)} {StorageFormat.GetSqlType(c.Type)}"))})");
            InsertRows(connection, table);
            transaction.Commit();
        }
        finally
        {
            writeLock.Release();
        }
    }

    private void InsertRows(SqliteConnection connection, DatasetTable table)
    {
        using var insert = connection.CreateCommand();
        var generators = new List<(CellGenerator Maker, SqliteParameter Parameter)>();
        var values = new List<string>();
        foreach (var column in table.StoredColumns)
        {
            var generator = new CellGenerator(column, SeededRandomSource.Create(options.Seed, $"{table.Name}/{column.Name}"));
            var isNumber = DatasetTable.IsNumber(column.Type);
            var parameter = insert.Parameters.Add($"$p{generators.Count}", isNumber ? SqliteType.Integer : SqliteType.Blob);
            generators.Add((generator, parameter));
            values.Add(isNumber ? parameter.ParameterName : $"CAST({parameter.ParameterName} AS TEXT)");
        }

        insert.CommandText = $"INSERT INTO {Quote(table.SqlName)} VALUES ({string.Join(", ", values)})";
        var subjects = SeededRandomSource.Create(options.Seed, $"{table.Name}/rows");
        for (var number = 0; number < options.RowsPerDataset; number++)
        {
            stopping.Token.ThrowIfCancellationRequested();
            var row = new GeneratedRow(business.Value, subjects, number, table.IsMonthly);
            foreach (var (generator, parameter) in generators)
            {
                // A text is bound as bytes: the provider binds a long text without its length, so that it would end at its first NUL.
                var value = generator.Generate(row, number);
                parameter.Value = value is string text ? Encoding.UTF8.GetBytes(text) : value;
            }

            insert.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
