using System.Data.Common;
using Insights.Typed.Language;
using Npgsql;

namespace Insights.Typed.Export.Databases.PostgreSql;

/// <summary>Loads rows with a binary COPY. It occupies the connection, so another statement ends it, and the next row begins another.</summary>
internal sealed class PostgreSqlRowLoader : RowLoader
{
    private const int FlushThreshold = 64 * 1024;

    /// <summary>The day from which PostgreSQL counts days and microseconds.</summary>
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly int EpochDay = DateOnly.FromDateTime(Epoch).DayNumber;

    private readonly NpgsqlConnection connection;
    private readonly LoadedColumn[] columns;
    private readonly string copy;
    private readonly CopyBuffer buffer = new();
    private NpgsqlRawCopyStream? stream;

    public PostgreSqlRowLoader(NpgsqlConnection connection, string table, IReadOnlyList<LoadedColumn> columns)
    {
        this.connection = connection;
        this.columns = [.. columns];
        copy = $"COPY {table} ({string.Join(", ", columns.Select(column => DatabaseDialect.QuoteStandard(column.Name)))}) FROM STDIN (FORMAT BINARY)";
    }

    public override async ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken)
    {
        if (stream is null)
        {
            stream = await connection.BeginRawBinaryCopyAsync(copy, cancellationToken).ConfigureAwait(false);
            buffer.WriteHeader();
        }

        buffer.StartRow(columns.Length);
        foreach (var column in columns)
        {
            Write(column, row, number);
        }

        if (buffer.Length >= FlushThreshold)
        {
            await stream.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
            buffer.Clear();
        }
    }

    public override void Suspend()
    {
        if (stream is { } open)
        {
            buffer.WriteTrailer();
            open.Write(buffer.Written.Span);
            buffer.Clear();
            stream = null;
            open.Dispose();
        }
    }

    public override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (stream is { } open)
        {
            buffer.WriteTrailer();
            await open.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
            buffer.Clear();
            stream = null;
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (stream is { } open)
        {
            try
            {
                await open.CancelAsync().ConfigureAwait(false);
                await open.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The connection is lost, and with it the transaction.
            }
        }
    }

    private void Write(LoadedColumn column, DbDataReader row, long number)
    {
        if (column.IsMissing(row))
        {
            buffer.WriteMissing();
            return;
        }

        if (column.Ordinal is not { } ordinal)
        {
            buffer.Write(column.Constant!);
            return;
        }

        switch (column.Kind)
        {
            case ValueKind.Text:
                var text = row.GetString(ordinal);
                if (text.Contains('\0', StringComparison.Ordinal))
                {
                    throw ValueCheck.CreateError(column, number, "the text has a NUL character, which PostgreSQL does not store");
                }

                buffer.Write(text);
                break;
            case ValueKind.Integer:
                buffer.Write(row.GetInt64(ordinal));
                break;
            case ValueKind.Decimal:
                var value = row.GetDecimal(ordinal);
                ValueCheck.Check(value, column, number);
                buffer.Write(value);
                break;
            case ValueKind.Date:
                buffer.Write(row.GetFieldValue<DateOnly>(ordinal).DayNumber - EpochDay);
                break;
            case ValueKind.DateTime:
                buffer.Write(ValueCheck.GetMicrosecondsSince(Epoch, row.GetDateTime(ordinal), column, number));
                break;
            case ValueKind.Guid:
                buffer.Write(row.GetGuid(ordinal));
                break;
            case ValueKind.Flag:
                buffer.Write(row.GetBoolean(ordinal));
                break;
            default:
                throw new InvalidOperationException($"The kind {column.Kind} is unknown.");
        }
    }
}
