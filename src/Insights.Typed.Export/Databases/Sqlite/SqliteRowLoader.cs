using System.Data.Common;
using System.Globalization;
using System.Text;
using Insights.Typed.Language;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Typed.Export.Databases.Sqlite;

/// <summary>Inserts rows with one prepared statement of the native library, whose values are bound without an object for each.</summary>
internal sealed class SqliteRowLoader : RowLoader
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly LoadedColumn[] columns;

    /// <summary>The text of each column that the statement has from the row before.</summary>
    private readonly string?[] boundTexts;
    private byte[] buffer = new byte[256];

    public SqliteRowLoader(SqliteConnection connection, string table, IReadOnlyList<LoadedColumn> columns)
    {
        database = connection.Handle!;
        this.columns = [.. columns];
        boundTexts = new string?[columns.Count];
        var names = string.Join(", ", columns.Select(column => DatabaseDialect.QuoteStandard(column.Name)));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})", out statement));
    }

    public override ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            Check(Bind(i + 1, columns[i], row));
        }

        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(statement));
        return ValueTask.CompletedTask;
    }

    public override void Suspend()
    {
        // Other statements can run between two rows.
    }

    public override Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        return ValueTask.CompletedTask;
    }

    private int Bind(int parameter, LoadedColumn column, DbDataReader row)
    {
        if (column.IsMissing(row))
        {
            boundTexts[parameter - 1] = null;
            return raw.sqlite3_bind_null(statement, parameter);
        }

        if (column.Ordinal is not { } ordinal)
        {
            return BindText(parameter, column.Constant!);
        }

        switch (column.Kind)
        {
            case ValueKind.Text:
                return BindText(parameter, row.GetString(ordinal));
            case ValueKind.Integer:
                return raw.sqlite3_bind_int64(statement, parameter, row.GetInt64(ordinal));
            case ValueKind.Decimal:
                return BindDecimal(parameter, row.GetDecimal(ordinal));
            case ValueKind.Date:
                return BindFormatted(parameter, row.GetFieldValue<DateOnly>(ordinal), "O");
            case ValueKind.DateTime:
                return BindFormatted(parameter, row.GetDateTime(ordinal), SqliteDialect.TimeFormat);
            case ValueKind.Guid:
                return BindFormatted(parameter, row.GetGuid(ordinal), "D");
            case ValueKind.Flag:
                return raw.sqlite3_bind_int(statement, parameter, row.GetBoolean(ordinal) ? 1 : 0);
            default:
                throw new InvalidOperationException($"The kind {column.Kind} is unknown.");
        }
    }

    private int BindDecimal(int parameter, decimal value) => SqliteDecimal.TryGetExact(value, out var number)
        ? raw.sqlite3_bind_double(statement, parameter, number)
        : BindFormatted(parameter, value, "G");

    private int BindFormatted<T>(int parameter, T value, string format)
        where T : IUtf8SpanFormattable =>
        value.TryFormat(buffer, out var length, format, CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(statement, parameter, buffer.AsSpan(0, length))
            : throw new InvalidOperationException("The buffer is too short.");

    private int BindText(int parameter, string value)
    {
        // A statement keeps its values, and the reader returns the same string for many equal values.
        if (ReferenceEquals(boundTexts[parameter - 1], value))
        {
            return raw.SQLITE_OK;
        }

        boundTexts[parameter - 1] = value;

        // A span without bytes would be a missing value.
        if (value.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, parameter, "");
        }

        var max = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (max > buffer.Length)
        {
            buffer = new byte[max];
        }

        return raw.sqlite3_bind_text(statement, parameter, buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, buffer)));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
