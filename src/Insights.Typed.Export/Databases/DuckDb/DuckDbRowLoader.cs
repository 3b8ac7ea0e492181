using System.Data.Common;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases.DuckDb;

/// <summary>Appends rows with DuckDB's appender, which uses the transaction of its connection.</summary>
internal sealed class DuckDbRowLoader : RowLoader
{
    /// <summary>Five of DuckDB's vectors. An appender keeps a hundred of them in memory that no limit counts, unless it is closed.</summary>
    private const int RowsPerAppender = 5 * 2048;

    private readonly DuckDBConnection connection;
    private readonly string table;
    private readonly LoadedColumn[] columns;
    private DuckDBAppender appender;
    private int appendedRows;
    private byte[] buffer = new byte[256];
    private bool isCompleted;

    public DuckDbRowLoader(DuckDBConnection connection, string table, IReadOnlyList<LoadedColumn> columns)
    {
        this.connection = connection;
        this.table = table;
        this.columns = [.. columns];
        LimitMemory();
        appender = connection.CreateAppender(table);
    }

    public override ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken)
    {
        if (appendedRows == RowsPerAppender)
        {
            appender.Close();
            appender = connection.CreateAppender(table);
            appendedRows = 0;
        }

        appendedRows++;
        var appended = appender.CreateRow();
        foreach (var column in columns)
        {
            Append(appended, column, row, number);
        }

        appended.EndRow();
        return ValueTask.CompletedTask;
    }

    public override void Suspend()
    {
        // Other statements can run while rows are in the appender's buffer.
    }

    public override Task CompleteAsync(CancellationToken cancellationToken)
    {
        isCompleted = true;
        appender.Close();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        if (!isCompleted)
        {
            try
            {
                // Without this, disposing of the appender would write the rows of its buffer, of which the last may be incomplete.
                appender.Clear();
            }
            catch (DuckDBException)
            {
                // The transaction is rolled back in any case.
            }

            try
            {
                appender.Dispose();
            }
            catch (DuckDBException)
            {
                // As above.
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// By default DuckDB keeps what it has written in most of the machine's memory. A row group that is not complete yet requires about a
    /// megabyte for each column; what exceeds the limit is in a temporary file next to the database.
    /// </summary>
    private void LimitMemory()
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET threads = 1; SET memory_limit = '{64 + columns.Length}MB'");
        command.ExecuteNonQuery();
    }

    private void Append(IDuckDBAppenderRow appended, LoadedColumn column, DbDataReader row, long number)
    {
        if (column.IsMissing(row))
        {
            appended.AppendNullValue();
            return;
        }

        if (column.Ordinal is not { } ordinal)
        {
            AppendText(appended, column.Constant!);
            return;
        }

        switch (column.Kind)
        {
            case ValueKind.Text:
                AppendText(appended, row.GetString(ordinal));
                break;
            case ValueKind.Integer:
                appended.AppendValue(row.GetInt64(ordinal));
                break;
            case ValueKind.Decimal:
                var value = row.GetDecimal(ordinal);
                ValueCheck.Check(value, column, number);
                appended.AppendValue(value);
                break;
            case ValueKind.Date:
                appended.AppendValue(row.GetFieldValue<DateOnly>(ordinal));
                break;
            case ValueKind.DateTime:
                var time = row.GetDateTime(ordinal);
                ValueCheck.GetMicrosecondsSince(DateTime.UnixEpoch, time, column, number);
                appended.AppendValue(time);
                break;
            case ValueKind.Guid:
                appended.AppendValue(row.GetGuid(ordinal));
                break;
            case ValueKind.Flag:
                appended.AppendValue(row.GetBoolean(ordinal));
                break;
            default:
                throw new InvalidOperationException($"The kind {column.Kind} is unknown.");
        }
    }

    /// <summary>Appends the bytes of a text: a string would end at a NUL character.</summary>
    private void AppendText(IDuckDBAppenderRow appended, string value)
    {
        if (value.Length == 0)
        {
            appended.AppendValue("");
            return;
        }

        var max = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (max > buffer.Length)
        {
            buffer = new byte[max * 2];
        }

        appended.AppendValue(buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, buffer)));
    }
}
