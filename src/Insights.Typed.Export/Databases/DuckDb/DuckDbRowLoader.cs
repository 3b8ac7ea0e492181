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

    /// <summary>DuckDB compresses so many rows at a time.</summary>
    private const int RowsPerGroup = 122_880;

    /// <summary>The allocator returns freed memory: each thread of the pool that appends rows keeps some, which no limit counts.</summary>
    private const string Settings = "SET threads = 1; SET allocator_background_threads = true; SET allocator_flush_threshold = '16MB'";

    private const long Megabyte = 1_000_000;
    private const int BaseMegabytes = 48;

    private readonly DuckDBConnection connection;
    private readonly string table;
    private readonly LoadedColumn[] columns;
    private DuckDBAppender? appender;
    private int appendedRows;
    private long appendedTextBytes;
    private int groupRows;
    private long groupTextBytes;
    private int memoryLimit;
    private byte[] buffer = new byte[256];

    public DuckDbRowLoader(DuckDBConnection connection, string table, IReadOnlyList<LoadedColumn> columns)
    {
        this.connection = connection;
        this.table = table;
        this.columns = [.. columns];
        SetMemoryLimit();
        appender = connection.CreateAppender(table);
    }

    public override ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken)
    {
        if (appendedRows == RowsPerAppender || appendedTextBytes >= WaitingText.MaxBytes)
        {
            CloseAppender();
            appender = connection.CreateAppender(table);
            if (groupRows >= RowsPerGroup)
            {
                groupRows = 0;
                groupTextBytes = 0;
            }
        }

        appendedRows++;
        var appended = appender!.CreateRow();
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
        CloseAppender();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        if (appender is not null)
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
    /// Sets the memory in which DuckDB keeps what it has written, by default most of the machine's. It requires about a megabyte for each
    /// column, and the text of the row group that is not complete yet: a commit fails if long texts do not fit. What exceeds the limit
    /// otherwise is in a temporary file next to the database.
    /// </summary>
    private void SetMemoryLimit()
    {
        var needed = ((BaseMegabytes + columns.Length) * Megabyte) + groupTextBytes;
        var limit = (int)(Math.Min(needed, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2) / Megabyte);
        if (limit > memoryLimit)
        {
            memoryLimit = limit;
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"{Settings}; SET memory_limit = '{limit}MB'");
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Writes the rows of the buffer. An appender that could not write them is closed, too.</summary>
    private void CloseAppender()
    {
        groupRows += appendedRows;
        groupTextBytes += appendedTextBytes;
        appendedRows = 0;
        appendedTextBytes = 0;
        SetMemoryLimit();
        var full = appender!;
        appender = null;
        full.Close();
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
            buffer = new byte[max];
        }

        var count = Encoding.UTF8.GetBytes(value, buffer);
        appendedTextBytes += count;
        appended.AppendValue(buffer.AsSpan(0, count));
    }
}
