using System.Data.Common;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>Reads and writes the records of executions.</summary>
internal sealed class ExecutionRecords(DatabaseSession session)
{
    private readonly string table = session.Dialect.GetTableName(RecordTables.Exports.Name);
    private readonly string unlocked = session.Dialect.GetUnlockedSource(RecordTables.Exports.Name);

    public async Task<IReadOnlyList<ExportedExecution>> GetAllAsync(CancellationToken cancellationToken) =>
        await RecordTables.ExistsAsync(session, RecordTables.Exports, cancellationToken).ConfigureAwait(false)
            ? await session.QueryAsync(
                $"SELECT name, execution_id, report_id, generated_time, exported_time, row_count, rejected_row_count, is_data_redacted FROM {table} ORDER BY name, generated_time, execution_id",
                [],
                Read,
                cancellationToken).ConfigureAwait(false)
            : [];

    /// <summary>Refuses to replace the rows of several executions, which the service may no longer have.</summary>
    public async Task ThrowIfRowsWouldBeLostAsync(string name, ExportMode mode, CancellationToken cancellationToken)
    {
        if (mode == ExportMode.Append || !await RecordTables.ExistsAsync(session, RecordTables.Exports, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // Most entries have one such record, and their tables need not be read.
        var appended = await session.QueryAsync($"SELECT execution_id FROM {unlocked} WHERE name = $1 AND is_replaced = $2", [name, false], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
        var executions = appended.Count > 1 ? await CountExecutionsAsync(name, cancellationToken).ConfigureAwait(false) : appended.Count;
        if (executions > 1)
        {
            throw new ExportException(
                $"The table {name} in {session.Dialect.Description} has the rows of {executions} executions, and 'replace' would delete them. Rename the table or give the entry another name, or set the mode append.");
        }
    }

    /// <summary>Adds a record, or returns false if it exists.</summary>
    public async Task<bool> TryAddAsync(ExportedExecution record, CancellationToken cancellationToken)
    {
        await ThrowIfTableIsSharedAsync(record.Name, cancellationToken).ConfigureAwait(false);
        return await session.ExecuteAsync(
            session.Dialect.GetInsertOnceSql(RecordTables.Exports),
            [record.Name, record.ExecutionId, record.ReportId, record.GeneratedTime, record.ExportedTime, record.Rows, record.RejectedRows, record.IsDataRedacted, false],
            cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>Sets what is known only after the rows are loaded.</summary>
    public Task CompleteAsync(ExportedExecution record, CancellationToken cancellationToken) => session.ExecuteAsync(
        $"UPDATE {table} SET exported_time = $1, row_count = $2, rejected_row_count = $3 WHERE name = $4 AND execution_id = $5",
        [record.ExportedTime, record.Rows, record.RejectedRows, record.Name, record.ExecutionId],
        cancellationToken);

    /// <summary>Returns a value indicating whether the entry has an execution that was generated later.</summary>
    public async Task<bool> HasNewerAsync(ExportedExecution record, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"SELECT DISTINCT name FROM {unlocked} WHERE name = $1 AND generated_time > $2", [record.Name, record.GeneratedTime], _ => true, cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>Deletes the rejected rows of the executions whose rows the entry's table has.</summary>
    public Task DeleteRejectedRowsAsync(string name, CancellationToken cancellationToken) => session.ExecuteAsync(
        $"DELETE FROM {session.Dialect.GetTableName(RecordTables.Rejected.Name)} WHERE name = $1 AND execution_id IN (SELECT execution_id FROM {unlocked} WHERE name = $1 AND is_replaced = $2)",
        [name, false],
        cancellationToken);

    /// <summary>Records that the rows of an execution replace all others of its entry.</summary>
    public Task SetReplacedAsync(ExportedExecution by, CancellationToken cancellationToken) => session.ExecuteAsync(
        $"UPDATE {table} SET is_replaced = $1 WHERE name = $2 AND execution_id <> $3", [true, by.Name, by.ExecutionId], cancellationToken);

    /// <summary>Counts the executions whose rows a table has. After it was renamed, those of some records are in another table.</summary>
    private async Task<int> CountExecutionsAsync(string name, CancellationToken cancellationToken)
    {
        var columns = await session.Dialect.ReadColumnsAsync(session, name, cancellationToken).ConfigureAwait(false);
        return columns.FirstOrDefault(column => session.Dialect.NameComparer.Equals(column.Name, EntryTable.ExecutionColumn)) is { } execution
            ? (await session.QueryAsync($"SELECT DISTINCT {session.Dialect.Quote(execution.Name)} FROM {session.Dialect.GetTableName(name)}", [], _ => true, cancellationToken).ConfigureAwait(false)).Count
            : 0;
    }

    /// <summary>Two entries whose names differ in letter case would be one table in a database that ignores it.</summary>
    private async Task ThrowIfTableIsSharedAsync(string name, CancellationToken cancellationToken)
    {
        var names = await session.QueryAsync($"SELECT DISTINCT name FROM {unlocked} WHERE name <> $1", [name], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
        if (names.Find(other => session.Dialect.NameComparer.Equals(other, name)) is { } other)
        {
            throw new ExportException($"The entries {UntrustedText.SanitizeName(other)} and {name} would be one table in {session.Dialect.Description}. Give one of them another name.");
        }
    }

    private ExportedExecution Read(DbDataReader reader) => new()
    {
        Name = reader.GetString(0),
        ExecutionId = reader.GetString(1),
        ReportId = reader.GetString(2),
        GeneratedTime = session.Dialect.ReadTime(reader, 3),
        ExportedTime = session.Dialect.ReadTime(reader, 4),
        Rows = reader.GetInt64(5),
        RejectedRows = reader.GetInt64(6),
        IsDataRedacted = reader.GetBoolean(7),
    };
}
