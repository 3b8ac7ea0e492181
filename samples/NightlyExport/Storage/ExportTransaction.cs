using Insights.Typed;
using Microsoft.Data.Sqlite;

namespace NightlyExport.Storage;

/// <summary>A transaction, which is rolled back unless it is committed, also if the program is killed.</summary>
internal sealed class ExportTransaction(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    /// <summary>Finds the latest stored report with a name.</summary>
    public (long Number, string ReportId)? FindReport(string name)
    {
        using var command = Command("SELECT number, report_id FROM reports WHERE name = $name ORDER BY number DESC LIMIT 1", ("$name", name));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1)) : null;
    }

    /// <summary>Stores a report's id. Its number distinguishes it from earlier reports, even if the service reuses ids.</summary>
    public long AddReport(string name, string reportId)
    {
        using var command = Command("INSERT INTO reports (name, report_id) VALUES ($name, $id) RETURNING number", ("$name", name), ("$id", reportId));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Records that an execution is loaded; returns null if it is already recorded.</summary>
    public long? TryAddExport(long reportNumber, ReportExecution execution)
    {
        using var command = Command(
            "INSERT OR IGNORE INTO exports (report, execution_id, generated) VALUES ($report, $execution, $generated) RETURNING number",
            ("$report", reportNumber),
            ("$execution", execution.ExecutionId),
            ("$generated", (object?)execution.ReportGeneratedTime?.UtcDateTime ?? DBNull.Value));
        return (long?)command.ExecuteScalar();
    }

    public void SetRowCount(long export, long rows)
    {
        using var command = Command("UPDATE exports SET row_count = $rows WHERE number = $export", ("$rows", rows), ("$export", export));
        command.ExecuteNonQuery();
    }

    /// <summary>Creates the statement for all rows of an export, with a parameter for each column in this order.</summary>
    public SqliteCommand PrepareInsert(long export, IReadOnlyList<string> columns)
    {
        var command = Command($"INSERT INTO consumption (export, {string.Join(", ", columns)}) VALUES ({export}, {string.Join(", ", columns.Select(name => "$" + name))})");
        foreach (var column in columns)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
        }

        return command;
    }

    public void Commit() => transaction.Commit();

    public void Dispose() => transaction.Dispose();

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = new SqliteCommand(text, connection, transaction);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
