using System.Data.Common;
using System.Globalization;
using Insights.Typed.Language;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Typed.Export.Databases.Sqlite;

/// <summary>A SQLite file. SQLite itself has one writer at a time; others wait for its lock.</summary>
internal sealed class SqliteDialect(string path) : FileDatabaseDialect("SQLite", path)
{
    /// <summary>The format of SQLite's functions, in UTC. Without zeros at its end it sorts as the times do.</summary>
    public const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    static SqliteDialect() => Batteries_V2.Init();

    public override async Task<DatabaseSession> OpenAsync(CancellationToken cancellationToken)
    {
        var isNew = !File.Exists;
        var session = await base.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isNew)
            {
                // Programs can read during an export. The mode of a file that a user created is the user's choice.
                await session.ExecuteAsync("PRAGMA journal_mode = WAL", [], cancellationToken).ConfigureAwait(false);
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Begins a transaction that locks the file. Waits for other programs in short steps, between which it can be canceled.</summary>
    public override Task<DbTransaction> BeginAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)session.Connection;
        var timeout = connection.DefaultTimeout;
        connection.DefaultTimeout = 1;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    return Task.FromResult<DbTransaction>(connection.BeginTransaction(deferred: false));
                }
                catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_BUSY)
                {
                    // Another program writes.
                }
            }
        }
        finally
        {
            connection.DefaultTimeout = timeout;
        }
    }

    public override async Task<IReadOnlyList<TableColumn>> ReadColumnsAsync(DatabaseSession session, string table, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            "SELECT name, type, \"notnull\" = 0 FROM pragma_table_info($1) ORDER BY cid",
            [table],
            reader => new TableColumn(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)),
            cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Gets the declared type. SQLite derives from it how it converts values; none of these types converts what the loader writes.
    /// A decimal has no declared type, because each type for numbers would make digits of text a rounded number.
    /// </summary>
    public override string GetTypeName(ColumnType type) => type.GetKind() switch
    {
        ValueKind.Text => "TEXT",
        ValueKind.Integer => "INTEGER",
        ValueKind.Decimal => "",
        ValueKind.Date => "DATE",
        ValueKind.DateTime => "DATETIME",
        ValueKind.Guid => "UUID",
        ValueKind.Flag => "BOOLEAN",
    };

    /// <summary>GUIDs compare without letter case: some programs write them in upper case.</summary>
    public override string GetTypeDefinition(ColumnDefinition column) => GetTypeName(column) + (column.Type.GetKind() == ValueKind.Guid ? " COLLATE NOCASE" : "");

    public override bool CanAllowNull => false;

    public override DbParameter AddParameter(DbCommand command, int number, object value) =>
        ((SqliteCommand)command).Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${number}"), value);

    public override object ToParameterValue(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => DateTimeOffset.ParseExact(
        reader.GetString(ordinal), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public override RowLoader CreateLoader(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns) =>
        new SqliteRowLoader((SqliteConnection)session.Connection, GetTableName(table), columns);

    protected override DbConnection CreateConnection(bool isReadOnly) => new SqliteConnection(new SqliteConnectionStringBuilder
    {
        DataSource = File.FullPath,
        Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
    }.ToString());
}
