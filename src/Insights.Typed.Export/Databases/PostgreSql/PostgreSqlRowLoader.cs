using System.Data.Common;
using Insights.Typed.Language;
using Npgsql;
using NpgsqlTypes;

namespace Insights.Typed.Export.Databases.PostgreSql;

/// <summary>Loads rows with a binary COPY. It occupies the connection, so another statement ends it, and the next row begins another.</summary>
internal sealed class PostgreSqlRowLoader : RowLoader
{
    /// <summary>The day from which PostgreSQL counts days and microseconds.</summary>
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly int EpochDay = DateOnly.FromDateTime(Epoch).DayNumber;

    private readonly NpgsqlConnection connection;
    private readonly LoadedColumn[] columns;
    private readonly string copy;
    private NpgsqlBinaryImporter? importer;

    public PostgreSqlRowLoader(NpgsqlConnection connection, string table, IReadOnlyList<LoadedColumn> columns)
    {
        this.connection = connection;
        this.columns = [.. columns];
        copy = $"COPY {table} ({string.Join(", ", columns.Select(column => DatabaseDialect.Quote(column.Name)))}) FROM STDIN (FORMAT BINARY)";
    }

    public override async ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken)
    {
        importer ??= await connection.BeginBinaryImportAsync(copy, cancellationToken).ConfigureAwait(false);
        await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
        foreach (var column in columns)
        {
            var write = WriteAsync(importer, column, row, number, cancellationToken);
            if (!write.IsCompletedSuccessfully)
            {
                await write.ConfigureAwait(false);
            }
        }
    }

    public override void Suspend()
    {
        if (importer is { } open)
        {
            importer = null;
            using (open)
            {
                open.Complete();
            }
        }
    }

    public override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (importer is { } open)
        {
            await open.CompleteAsync(cancellationToken).ConfigureAwait(false);
            await open.DisposeAsync().ConfigureAwait(false);
            importer = null;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (importer is { } open)
        {
            try
            {
                await open.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or ObjectDisposedException)
            {
                // The connection is lost, and with it the transaction.
            }
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter importer, LoadedColumn column, DbDataReader row, long number, CancellationToken cancellationToken)
    {
        if (column.Ordinal is not { } ordinal)
        {
            return importer.WriteAsync(column.Constant, NpgsqlDbType.Text, cancellationToken);
        }

        if (row.IsDBNull(ordinal))
        {
            return importer.WriteNullAsync(cancellationToken);
        }

        switch (column.Kind)
        {
            case ValueKind.Text:
                var text = row.GetString(ordinal);
                return text.Contains('\0', StringComparison.Ordinal)
                    ? throw ValueCheck.CreateError(column, number, "the text has a NUL character, which PostgreSQL does not store")
                    : importer.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);
            case ValueKind.Integer:
                return importer.WriteAsync(row.GetInt64(ordinal), NpgsqlDbType.Bigint, cancellationToken);
            case ValueKind.Decimal:
                var value = row.GetDecimal(ordinal);
                ValueCheck.Check(value, column, number);
                return importer.WriteAsync(value, NpgsqlDbType.Numeric, cancellationToken);

            // As PostgreSQL stores them: Npgsql would make the first and the last day and time of .NET infinite.
            case ValueKind.Date:
                return importer.WriteAsync(row.GetFieldValue<DateOnly>(ordinal).DayNumber - EpochDay, NpgsqlDbType.Date, cancellationToken);
            case ValueKind.DateTime:
                return importer.WriteAsync(ValueCheck.GetMicrosecondsSince(Epoch, row.GetDateTime(ordinal), column, number), NpgsqlDbType.TimestampTz, cancellationToken);
            case ValueKind.Guid:
                return importer.WriteAsync(row.GetGuid(ordinal), NpgsqlDbType.Uuid, cancellationToken);
            case ValueKind.Flag:
                return importer.WriteAsync(row.GetBoolean(ordinal), NpgsqlDbType.Boolean, cancellationToken);
            default:
                throw new InvalidOperationException($"The kind {column.Kind} is unknown.");
        }
    }
}
