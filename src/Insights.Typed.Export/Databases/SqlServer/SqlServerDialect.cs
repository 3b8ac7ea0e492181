using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Language;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>A schema of a database in SQL Server or Azure SQL.</summary>
internal sealed class SqlServerDialect : DatabaseDialect
{
    private static readonly NameLimit Limit = new(128, NameUnit.Utf16CodeUnit);

    private readonly SqlServerConnector connector;
    private readonly string schema;

    /// <exception cref="ArgumentException">The connection string is not valid, or the schema's name is too long.</exception>
    public SqlServerDialect(string connectionString, string schema)
    {
        if (Limit.IsExceeded(schema))
        {
            throw new ArgumentException($"The name of the schema has more than {Limit.Description}.", nameof(schema));
        }

        connector = SqlServerConnector.Create(connectionString);
        this.schema = schema;
    }

    public override string Description => connector.Description;

    /// <summary>The usual collations ignore letter case. In a database with another one, two names that differ only in it are refused too.</summary>
    public override StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    public override NameLimit? NameLimit => Limit;

    public override async Task<DatabaseSession> OpenAsync(CancellationToken cancellationToken) => new(this, await connector.OpenAsync(cancellationToken).ConfigureAwait(false));

    public override async Task<DatabaseSession?> TryOpenForReadingAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<DbTransaction> BeginAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        session.Transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Waits for a lock that the end of the transaction releases. Its name has a limited length, and letter case distinguishes no tables.</summary>
    public override Task LockAsync(DatabaseSession session, string name, CancellationToken cancellationToken) => session.ExecuteAsync(
        """
        DECLARE @result int, @message nvarchar(200), @number int;
        EXEC @result = sys.sp_getapplock @Resource = $1, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1;
        SELECT @message = CONCAT(N'The lock of the entry was not granted: sp_getapplock returned ', @result, N'.'), @number = IIF(@result = -3, 50003, 50000);
        IF @result < 0 THROW @number, @message, 1;
        """,
        ["insights export " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{schema}\n{name}".ToUpperInvariant())))],
        cancellationToken);

    public override async Task PrepareAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        // CREATE SCHEMA is only permitted as the first statement of a batch.
        var existing = await session.QueryAsync("SELECT 1 FROM sys.schemas WHERE name = $1", [schema], _ => true, cancellationToken).ConfigureAwait(false);
        if (existing.Count == 0)
        {
            await session.ExecuteAsync($"CREATE SCHEMA {Quote(schema)}", [], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the table by its id: a search by name would wait for another entry, whose table is created in a transaction that loads it.</summary>
    public override async Task<IReadOnlyList<TableColumn>> ReadColumnsAsync(DatabaseSession session, string table, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            """
            SELECT c.name, COALESCE(t.name, TYPE_NAME(c.user_type_id)), c.max_length, c.precision, c.scale, c.is_nullable, c.collation_name
            FROM sys.columns c LEFT JOIN sys.types t ON t.user_type_id = c.system_type_id
            WHERE c.object_id = OBJECT_ID($1, N'U')
            ORDER BY c.column_id
            """,
            [GetTableName(table)],
            reader => new TableColumn(
                reader.GetString(0),
                SqlServerType.GetName(reader.GetString(1), reader.GetInt16(2), reader.GetByte(3), reader.GetByte(4)),
                reader.GetBoolean(5),
                reader.IsDBNull(6) ? null : reader.GetString(6)),
            cancellationToken).ConfigureAwait(false);

    public override string GetTypeName(ColumnType type) => SqlServerType.GetName(type);

    public override string GetTypeName(ColumnDefinition column) => column.IsIdentifier ? SqlServerType.Identifier : GetTypeName(column.Type);

    public override string GetTypeDefinition(ColumnDefinition column) => GetTypeName(column) + (column.IsIdentifier ? $" COLLATE {SqlServerType.ExactCollation}" : "");

    /// <summary>Accepts a text with a limit too: a user can set one to create an index on the column.</summary>
    public override bool HasType(TableColumn existing, ColumnDefinition wanted) =>
        base.HasType(existing, wanted) || (wanted.Type.GetKind() == ValueKind.Text && !wanted.IsIdentifier && SqlServerType.IsText(existing.TypeName));

    public override string GetCreateTableSql(TableDefinition table)
    {
        // Two entries must not wait for each other's rejected rows, so that these are found by an index and not by a scan.
        var parts = table == RecordTables.Rejected
            ? GetTableParts(table).Append($"INDEX {Quote(table.Name)} CLUSTERED ({Quote("name")}, {Quote("execution_id")})")
            : GetTableParts(table);
        var name = GetTableName(table.Name);
        return $"IF OBJECT_ID({SqlServerText.QuoteText(name)}, N'U') IS NULL CREATE TABLE {name} ({string.Join(", ", parts)})";
    }

    public override string GetAddColumnSql(string table, ColumnDefinition column) => $"ALTER TABLE {GetTableName(table)} ADD {GetColumnSql(column)}";

    /// <summary>Gets the statement with the type and the collation: those that a statement does not state would change.</summary>
    public override string GetAllowNullSql(string table, TableColumn column) =>
        $"ALTER TABLE {GetTableName(table)} ALTER COLUMN {Quote(column.Name)} {column.TypeName}{(column.Collation is { } collation ? $" COLLATE {collation}" : "")} NULL";

    public override string GetInsertOnceSql(TableDefinition table) =>
        $"INSERT INTO {GetTableName(table.Name)} ({GetColumnNames(table)}) SELECT {GetParameters(table)} WHERE NOT EXISTS (SELECT 1 FROM {GetUnlockedSource(table.Name)} WHERE {string.Join(" AND ", table.Key.Select(key => GetKeyCondition(table, key)))})";

    public override string GetTableName(string table) => $"{Quote(schema)}.{Quote(table)}";

    /// <summary>Reads rows that another transaction has not committed. Those of an entry that is locked are only its own.</summary>
    public override string GetUnlockedSource(string table) => GetTableName(table) + " WITH (READUNCOMMITTED)";

    public override string GetCommandText(string sql) => SqlServerText.GetCommandText(sql);

    public override string Quote(string name) => SqlServerText.QuoteName(name);

    public override DbParameter AddParameter(DbCommand command, int number, object value)
    {
        var parameter = new SqlParameter { ParameterName = SqlServerText.GetParameterName(number), Value = value };
        if (value is DateTime)
        {
            // The driver would choose the type datetime, which rounds.
            parameter.SqlDbType = SqlDbType.DateTime2;
        }

        return ((SqlCommand)command).Parameters.Add(parameter);
    }

    public override object ToParameterValue(DateTimeOffset time) => time.UtcDateTime;

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => new(reader.GetDateTime(ordinal), TimeSpan.Zero);

    public override RowLoader CreateLoader(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns) =>
        new SqlServerRowLoader(session, GetTableName(table), columns);

    public override string? FindReason(Exception exception) => SqlServerErrors.FindReason(exception);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string GetKeyCondition(TableDefinition table, string key)
    {
        var ordinal = table.Columns.Select(column => column.Name).ToList().IndexOf(key);
        return string.Create(CultureInfo.InvariantCulture, $"{Quote(key)} = ${ordinal + 1}");
    }
}
