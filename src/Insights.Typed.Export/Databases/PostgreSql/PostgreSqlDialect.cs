using System.Data.Common;
using Insights.Typed.Language;
using Npgsql;

namespace Insights.Typed.Export.Databases.PostgreSql;

/// <summary>A schema of a PostgreSQL database.</summary>
internal sealed class PostgreSqlDialect : DatabaseDialect
{
    private static readonly NameLimit Limit = new(63, NameUnit.Utf8Byte);

    private readonly NpgsqlDataSource source;
    private readonly string schema;

    /// <exception cref="ArgumentException">The connection string is not valid, or the schema's name is too long.</exception>
    public PostgreSqlDialect(string connectionString, string schema)
    {
        if (Limit.IsExceeded(schema))
        {
            throw new ArgumentException($"The name of the schema has more than {Limit.Description}.", nameof(schema));
        }

        var settings = Parse(connectionString);
        this.schema = schema;
        source = NpgsqlDataSource.Create(settings);
        Description = $"the PostgreSQL database {UntrustedText.SanitizeName(settings.Database ?? settings.Username)} on {UntrustedText.SanitizeName(settings.Host)}";
    }

    public override string Description { get; }

    public override StringComparer NameComparer => StringComparer.Ordinal;

    public override NameLimit? NameLimit => Limit;

    public override async Task<DatabaseSession> OpenAsync(CancellationToken cancellationToken) =>
        new(this, await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));

    public override async Task<DatabaseSession?> TryOpenForReadingAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<DbTransaction> BeginAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Two executions of one entry must not replace the rows at the same time, nor change the table: a key of two records would not prevent it.</summary>
    public override Task LockAsync(DatabaseSession session, string name, CancellationToken cancellationToken) =>
        session.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [$"insights export {schema} {name}"], cancellationToken);

    public override async Task PrepareAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        // CREATE SCHEMA IF NOT EXISTS requires the permission to create one even if it exists.
        var existing = await session.QueryAsync("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema], _ => true, cancellationToken).ConfigureAwait(false);
        if (existing.Count == 0)
        {
            await session.ExecuteAsync($"CREATE SCHEMA {Quote(schema)}", [], cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<IReadOnlyList<TableColumn>> ReadColumnsAsync(DatabaseSession session, string table, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            """
            SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """,
            [schema, table],
            reader => new TableColumn(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)),
            cancellationToken).ConfigureAwait(false);

    public override string GetTypeName(ColumnType type)
    {
        var database = ColumnTypes.Get(type).Database;
        return type.GetKind() switch
        {
            ValueKind.Decimal => $"{database.Name}({database.Precision},{database.Scale})",
            ValueKind.Text or ValueKind.Integer or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid or ValueKind.Flag => database.Name,
        };
    }

    public override string GetTableName(string table) => $"{Quote(schema)}.{Quote(table)}";

    public override DbParameter AddParameter(DbCommand command, int number, object value) => ((NpgsqlCommand)command).Parameters.Add(new NpgsqlParameter { Value = value });

    public override RowLoader CreateLoader(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns) =>
        new PostgreSqlRowLoader((NpgsqlConnection)session.Connection, GetTableName(table), columns);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            // The exception of Npgsql can contain a part of a password that has a semicolon.
            throw new ArgumentException(
                "The connection string is not valid. It has the format Host=…;Database=…;Username=…;Password=…; a value with a semicolon is in quotes.", nameof(connectionString));
        }

        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            throw new ArgumentException("The connection string has no Host.", nameof(connectionString));
        }

        // An export opens few connections for a long time. A new one works when the server has restarted.
        settings.Pooling = false;
        settings.Multiplexing = false;
        settings.PersistSecurityInfo = false;

        // A statement may wait for another exporter or delete many rows; the caller cancels it. A lost connection is noticed.
        if (!settings.ContainsKey("Command Timeout"))
        {
            settings.CommandTimeout = 0;
        }

        settings.TcpKeepAlive = true;
        return settings;
    }
}
