using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Files;

/// <summary>Files as a target: one for each execution, and a record of each that is complete.</summary>
internal sealed class FileTarget(FileStore store, ExportFormat format) : IExportTarget
{
    /// <summary>The number of times that an execution is exported if other programs write the same file.</summary>
    private const int MaxAttempts = 5;

    public string Description => store.Description;

    public Task CheckAsync(CancellationToken cancellationToken) => ConvertErrorsAsync(async () =>
    {
        await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        return true;
    });

    public Task PrepareAsync(CancellationToken cancellationToken) => ConvertErrorsAsync(async () =>
    {
        await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        await store.CreateAsync(cancellationToken).ConfigureAwait(false);
        return true;
    });

    public Task<IReadOnlyList<ExportedExecution>> GetExportedAsync(CancellationToken cancellationToken) => ConvertErrorsAsync<IReadOnlyList<ExportedExecution>>(async () =>
    {
        var exported = new List<ExportedExecution>();
        foreach (var entry in await EntryFiles.ListAsync(store, cancellationToken).ConfigureAwait(false))
        {
            exported.AddRange((await entry.ReadValidRecordsAsync(cancellationToken).ConfigureAwait(false)).Select(record => record.Execution with { Name = entry.Name }));
        }

        return exported;
    });

    public Task<IReadOnlyList<string>> GetChangesAsync(string name, IReadOnlyList<ReaderColumn> columns, ExportMode mode, CancellationToken cancellationToken) => ConvertErrorsAsync<IReadOnlyList<string>>(async () =>
    {
        var entry = await EntryFiles.OpenAsync(store, name, cancellationToken).ConfigureAwait(false);
        if (!entry.Exists)
        {
            return [$"create the folder {entry.FullPath}"];
        }

        var records = await entry.ReadRecordsAsync(cancellationToken).ConfigureAwait(false);
        await ThrowIfOtherLayoutAsync(entry, records, mode, cancellationToken).ConfigureAwait(false);
        var added = FindAddedColumns(entry, records, GetColumns(columns), DateTimeOffset.MaxValue);
        return [.. added.Select(column => $"add the column {column} to new files in {entry.FullPath}")];
    });

    public Task<ExportedExecution?> ExportAsync(ExportItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return ConvertErrorsAsync(async () =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await ExportOnceAsync(item, cancellationToken).ConfigureAwait(false);
                }
                catch (FileConflictException) when (attempt < MaxAttempts)
                {
                    // Another program has written the file, and with it probably this execution, which its record then shows.
                }
            }
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ExportedExecution?> ExportOnceAsync(ExportItem item, CancellationToken cancellationToken)
    {
        var entry = await EntryFiles.OpenAsync(store, item.Name, cancellationToken).ConfigureAwait(false);
        using var entryLock = await store.LockAsync(entry.LockPath, cancellationToken).ConfigureAwait(false);
        var file = EntryFiles.GetRelativePath(item, format);

        // The version before the records: what another program writes after them is then a conflict.
        var replaced = await store.GetVersionAsync(entry.GetPath(file), cancellationToken).ConfigureAwait(false);
        var records = await entry.ReadRecordsAsync(cancellationToken).ConfigureAwait(false);
        if (records.Exists(record => IsSame(record.Execution, item)) || (item.Mode == ExportMode.Replace && HasNewer(records, replaced, item)))
        {
            return null;
        }

        await entry.DeleteIncompleteAsync(cancellationToken).ConfigureAwait(false);
        var columns = GetColumns(item.Columns);
        FindAddedColumns(entry, records, columns, item.GeneratedTime);
        await ThrowIfOtherLayoutAsync(entry, records, item.Mode, cancellationToken).ConfigureAwait(false);
        using var rejected = new RejectedRowFiles(store, entry.GetRejectedPath(item), item.MaxRejectedRows);
        var (rows, bytes) = await WriteRowsAsync(item, entry.GetPath(file), replaced, rejected, cancellationToken).ConfigureAwait(false);

        // Readers see the rows, so a cancellation comes too late: without a record, they could be in another file of a later export, too.
        await rejected.MoveAsync(CancellationToken.None).ConfigureAwait(false);
        var exported = new ExportedExecution
        {
            Name = item.Name,
            ExecutionId = item.Execution.ExecutionId,
            ReportId = item.Report.ReportId,
            GeneratedTime = item.GeneratedTime,
            ExportedTime = item.TimeProvider.GetUtcNow(),
            Rows = rows,
            RejectedRows = rejected.Count,
            Bytes = bytes,
            IsDataRedacted = item.Execution.IsDataRedacted,
        };
        await entry.WriteRecordAsync(item, new ExecutionRecord(exported, file, columns), CancellationToken.None).ConfigureAwait(false);
        if (item.Mode == ExportMode.Replace)
        {
            var former = new FormerRejectedRows(store, entry, records, file => entryLock is not null || file.ModifiedTime < replaced.ModifiedTime);
            await former.DeleteAsync(item, cancellationToken).ConfigureAwait(false);
        }

        return exported;
    }

    private async Task<(long Rows, long Bytes)> WriteRowsAsync(ExportItem item, string path, FileVersion replaced, RejectedRowFiles rejected, CancellationToken cancellationToken)
    {
        var file = await store.CreateAsync(path, replaced, item.GeneratedTime, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var rows = await RowWriter.WriteAsync(item, format, file.Content, rejected.Options, cancellationToken).ConfigureAwait(false);
            return (rows, await file.CompleteAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private static bool IsSame(ExportedExecution exported, ExportItem item) => string.Equals(exported.ExecutionId, item.Execution.ExecutionId, StringComparison.OrdinalIgnoreCase);

    /// <summary>A newer execution can be in its file without a record yet.</summary>
    private static bool HasNewer(List<ExecutionRecord> records, FileVersion replaced, ExportItem item) =>
        replaced.GeneratedTime > item.GeneratedTime || records.Exists(record => record.Execution.GeneratedTime > item.GeneratedTime);

    private static IReadOnlyList<string> FindAddedColumns(EntryFiles entry, List<ExecutionRecord> records, IReadOnlyList<RecordedColumn> columns, DateTimeOffset generated) =>
        records.MaxBy(record => record.Execution.GeneratedTime) is { } newest
            ? ColumnComparison.FindAdded(
                entry.FullPath,
                newest.Columns,
                columns,
                records.Where(record => record.Execution.GeneratedTime < generated).SelectMany(record => record.Columns),
                isOlder: newest.Execution.GeneratedTime > generated)
            : [];

    /// <summary>
    /// Files of two formats or modes in one folder would be read as one, with rows twice. Without any record, files can be of a program that was
    /// killed before its first one, or their records are lost. With records, the files have their layout.
    /// </summary>
    private async Task ThrowIfOtherLayoutAsync(EntryFiles entry, List<ExecutionRecord> records, ExportMode mode, CancellationToken cancellationToken)
    {
        if (records.Find(record => IsOtherLayout(record.File, mode)) is { } other)
        {
            throw new ExportException(
                $"{entry.FullPath} has files of another format or mode, such as {other.File}. Move the folder away or give the entry another name, or set the format and the mode of before.");
        }

        if (records.Count == 0 && (await entry.GetRowFilesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(file => IsOtherLayout(file, mode)) is { } left)
        {
            throw new ExportException(
                $"{entry.FullPath} has files of another format or mode without a record, such as {left}. Move the folder away or give the entry another name, or set the format and the mode of before.");
        }
    }

    private bool IsOtherLayout(string file, ExportMode mode) =>
        Path.GetExtension(file) != format.GetExtension() || file.Contains('/', StringComparison.Ordinal) != (mode == ExportMode.Append);

    private static RecordedColumn[] GetColumns(IReadOnlyList<ReaderColumn> columns) =>
        [.. columns.Select(column => new RecordedColumn(column.Name, ColumnTypes.Get(column.Type).Name))];

    private async Task<T> ConvertErrorsAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (FileConflictException exception)
        {
            throw new ExportException($"{exception.Message} Other programs write it at the same time. The next export tries again.", exception);
        }
        catch (Exception exception) when (store.FindReason(exception) is { } reason)
        {
            throw new ExportException($"T{Description[1..]} cannot be used: {reason}", exception);
        }
    }
}
