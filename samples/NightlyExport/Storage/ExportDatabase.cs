using Microsoft.Data.Sqlite;

namespace NightlyExport.Storage;

/// <summary>The database file, which keeps the state between runs.</summary>
internal sealed class ExportDatabase : IDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS reports (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            report_id TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS exports (
            number INTEGER PRIMARY KEY,
            report INTEGER NOT NULL REFERENCES reports,
            execution_id TEXT NOT NULL,
            generated TEXT,
            row_count INTEGER NOT NULL DEFAULT 0,
            UNIQUE (report, execution_id));
        CREATE TABLE IF NOT EXISTS consumption (
            export INTEGER NOT NULL REFERENCES exports,
            SubscriptionId TEXT NOT NULL,
            CustomerName TEXT NOT NULL,
            ServiceName TEXT NOT NULL,
            Month TEXT NOT NULL,
            FirstUseDate TEXT,
            TotalACR TEXT NOT NULL); -- as text, since SQLite has no decimals
        CREATE INDEX IF NOT EXISTS consumption_by_export ON consumption (export);
        """;

    private readonly SqliteConnection connection;

    public ExportDatabase(ExportSettings settings)
    {
        SQLitePCL.Batteries_V2.Init();

        // Of two programs on one file, the second waits until the first has loaded a night.
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.Database, Pooling = false, DefaultTimeout = 0 }.ToString());
        try
        {
            connection.Open();
        }
        catch (SqliteException exception)
        {
            throw new IOException($"The database {settings.Database} cannot be opened: {exception.Message}", exception);
        }

        // With a write-ahead log, other programs can query the loaded rows while a night is loaded.
        using var command = Command("PRAGMA journal_mode = WAL;");
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var tables = Command(Tables, transaction);
        tables.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Begins a transaction for writing. It waits for the transaction of another program, and sees its changes.</summary>
    public ExportTransaction Begin() => new(connection, connection.BeginTransaction());

    /// <summary>Gets the latest loaded execution of a report; null before the first.</summary>
    public string? FindLastExecution(long reportNumber)
    {
        using var command = Command("SELECT execution_id FROM exports WHERE report = $report ORDER BY number DESC LIMIT 1");
        command.Parameters.AddWithValue("$report", reportNumber);
        return (string?)command.ExecuteScalar();
    }

    /// <summary>Gets the nights of a report, in the order in which they were loaded.</summary>
    public List<(DateTime? Generated, long Rows)> ListExports(long reportNumber)
    {
        using var command = Command("SELECT generated, row_count FROM exports WHERE report = $report ORDER BY number");
        command.Parameters.AddWithValue("$report", reportNumber);
        using var reader = command.ExecuteReader();
        var exports = new List<(DateTime?, long)>();
        while (reader.Read())
        {
            exports.Add((reader.IsDBNull(0) ? null : reader.GetDateTime(0), reader.GetInt64(1)));
        }

        return exports;
    }

    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string text, SqliteTransaction? transaction = null) => new(text, connection, transaction);
}
