using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>Stores one execution in one transaction.</summary>
internal sealed class ExecutionExport(DatabaseSession session, TableDefinition table, ExportItem item)
{
    private readonly DatabaseDialect dialect = session.Dialect;
    private readonly ExecutionRecords records = new(session);

    /// <returns>The record; null if the database contains the execution, or a newer one that replaces it.</returns>
    public async Task<ExportedExecution?> RunAsync(CancellationToken cancellationToken)
    {
        await RecordTables.EnsureAsync(session, cancellationToken).ConfigureAwait(false);

        // After an error the connection is closed, which rolls the transaction back even if the database no longer responds.
        var transaction = await dialect.BeginAsync(session, cancellationToken).ConfigureAwait(false);
        await dialect.LockAsync(session, item.Name, cancellationToken).ConfigureAwait(false);
        await records.ThrowIfRowsWouldBeLostAsync(item.Name, item.Mode, cancellationToken).ConfigureAwait(false);
        var record = CreateRecord(rows: 0, rejectedRows: 0);
        if (!await records.TryAddAsync(record, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var isOlder = await records.HasNewerAsync(record, cancellationToken).ConfigureAwait(false);
        if (isOlder && item.Mode == ExportMode.Replace)
        {
            return null;
        }

        var existing = await dialect.ReadColumnsAsync(session, table.Name, cancellationToken).ConfigureAwait(false);
        var columns = await ChangeTableAsync(existing, isOlder, cancellationToken).ConfigureAwait(false);
        if (item.Mode == ExportMode.Replace)
        {
            await ReplaceAsync(record, isNewTable: existing.Count == 0, cancellationToken).ConfigureAwait(false);
        }

        record = await LoadAsync(columns, cancellationToken).ConfigureAwait(false);
        await records.CompleteAsync(record, cancellationToken).ConfigureAwait(false);

        // A commit that is canceled may have happened.
        cancellationToken.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return record;
    }

    private async Task<IReadOnlyList<TableColumn>> ChangeTableAsync(IReadOnlyList<TableColumn> existing, bool isOlder, CancellationToken cancellationToken)
    {
        table = table.WithNamesOf(existing);
        var changes = TableChange.Find(dialect, table, existing, isOlder);
        foreach (var change in changes)
        {
            await session.ExecuteAsync(change.Sql, [], cancellationToken).ConfigureAwait(false);
        }

        return changes.Count == 0 ? existing : await dialect.ReadColumnsAsync(session, table.Name, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReplaceAsync(ExportedExecution record, bool isNewTable, CancellationToken cancellationToken)
    {
        // The rejected rows of a table that was renamed remain, as its other rows do.
        if (!isNewTable)
        {
            // Not TRUNCATE: programs that read the table must see the rows of before until the commit.
            await session.ExecuteAsync($"DELETE FROM {dialect.GetTableName(table.Name)}", [], cancellationToken).ConfigureAwait(false);
            await records.DeleteRejectedRowsAsync(item.Name, cancellationToken).ConfigureAwait(false);
        }

        await records.SetReplacedAsync(record, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExportedExecution> LoadAsync(IReadOnlyList<TableColumn> columns, CancellationToken cancellationToken)
    {
        var loader = dialect.CreateLoader(session, table.Name, [.. columns.Select(GetLoadedColumn)]);
        await using (loader.ConfigureAwait(false))
        {
            using var rejected = new RejectedRowTable(session, loader, item);
            var rows = 0L;
            var reader = await item.Report.OpenDataReaderAsync(item.Execution, item.Progress, rejected.Options, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows++;
                    await loader.WriteAsync(reader, rows + rejected.Count, cancellationToken).ConfigureAwait(false);
                }
            }

            await loader.CompleteAsync(cancellationToken).ConfigureAwait(false);
            rejected.Flush();
            return CreateRecord(rows, rejected.Count);
        }
    }

    private LoadedColumn GetLoadedColumn(TableColumn column)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (dialect.NameComparer.Equals(table.Columns[i].Name, column.Name))
            {
                // The first column is that of the execution.
                return new(column.Name, table.Columns[i].Type.GetKind(), i == 0 ? null : i - 1, item.Execution.ExecutionId) { TypeName = column.TypeName };
            }
        }

        // A column that the report, which is older, does not have yet. The table has no other, or the comparison would have failed.
        return new(column.Name, ValueKind.Text, Ordinal: null, Constant: null) { TypeName = column.TypeName };
    }

    private ExportedExecution CreateRecord(long rows, long rejectedRows) => new()
    {
        Name = item.Name,
        ExecutionId = item.Execution.ExecutionId,
        ReportId = item.Report.ReportId,
        GeneratedTime = Truncate(item.GeneratedTime),
        ExportedTime = Truncate(item.TimeProvider.GetUtcNow()),
        Rows = rows,
        RejectedRows = rejectedRows,
        IsDataRedacted = item.Execution.IsDataRedacted,
    };

    /// <summary>Gets a time as each database stores it, so that a record is the same when it is read.</summary>
    private static DateTimeOffset Truncate(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
