using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Folders;

/// <summary>
/// Files in a folder, partitioned as in Hive: <c>dataset=NAME/date=YYYY-MM-DD/part-EXECUTION.parquet</c>, or
/// <c>dataset=NAME/latest.parquet</c> if each execution replaces the one before.
/// </summary>
/// <remarks>
/// A file is named after its execution, written under a temporary name, and renamed when it is complete; then a record is
/// written in the same way. A program that is killed between the two steps writes the same file again at the next export.
/// </remarks>
/// <param name="path">The folder, which is created by the first export.</param>
/// <param name="format">The format of the files.</param>
public sealed class FolderTarget(string path, ExportFormat format) : IExportTarget
{
    private readonly string root = Path.GetFullPath(path);

    /// <inheritdoc/>
    public string Description => $"the folder {root}";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExportedExecution>> GetExportedAsync(CancellationToken cancellationToken) => FileErrors.ConvertAsync(root, () =>
        Task.FromResult<IReadOnlyList<ExportedExecution>>([.. EntryFolder.List(root).SelectMany(entry => entry.ReadValidRecords().Select(record => record.Execution with { Name = entry.Name }))]));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GetChangesAsync(string name, IReadOnlyList<ReaderColumn> columns, ExportMode mode, CancellationToken cancellationToken) => FileErrors.ConvertAsync(root, () =>
    {
        var folder = new EntryFolder(root, name);
        if (!folder.Exists)
        {
            return Task.FromResult<IReadOnlyList<string>>([$"create the folder {folder.FullPath}"]);
        }

        ThrowIfOtherLayout(folder, mode);
        var added = FindAddedColumns(folder, GetColumns(columns), DateTimeOffset.MaxValue);
        return Task.FromResult<IReadOnlyList<string>>([.. added.Select(column => $"add the column {column} to new files in {folder.FullPath}")]);
    });

    /// <inheritdoc/>
    public Task<ExportedExecution?> ExportAsync(ExportItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return FileErrors.ConvertAsync(root, () => ExportToAsync(new EntryFolder(root, item.Name), item, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ExportedExecution?> ExportToAsync(EntryFolder folder, ExportItem item, CancellationToken cancellationToken)
    {
        using var entryLock = await folder.LockAsync(item.TimeProvider, cancellationToken).ConfigureAwait(false);
        if (folder.FindRecord(item) is not null || (item.Mode == ExportMode.Replace && HasNewer(folder, item)))
        {
            return null;
        }

        folder.DeleteTemporaryFiles();
        var columns = GetColumns(item.Columns);
        FindAddedColumns(folder, columns, item.GeneratedTime);
        var relativePath = EntryFolder.GetRelativePath(item, format);
        ThrowIfOtherLayout(folder, item.Mode);
        var rejection = new FolderRejection(folder.GetRejectedPath(item), item.MaxRejectedRows);
        var (rows, bytes) = await ReportFileWriter.WriteAsync(item, format, folder.GetPath(relativePath), rejection.Options, cancellationToken).ConfigureAwait(false);
        var exported = new ExportedExecution
        {
            Name = item.Name,
            ExecutionId = item.Execution.ExecutionId,
            ReportId = item.Report.ReportId,
            GeneratedTime = item.GeneratedTime,
            ExportedTime = item.TimeProvider.GetUtcNow(),
            Rows = rows,
            RejectedRows = rejection.Count,
            Bytes = bytes,
            IsDataRedacted = item.Execution.IsDataRedacted,
        };
        folder.WriteRecord(item, new ExecutionRecord(exported, relativePath, columns));
        return exported;
    }

    private static bool HasNewer(EntryFolder folder, ExportItem item) => folder.ReadRecords().Exists(record => record.Execution.GeneratedTime > item.GeneratedTime);

    private static IReadOnlyList<string> FindAddedColumns(EntryFolder folder, IReadOnlyList<RecordedColumn> columns, DateTimeOffset generated) =>
        folder.ReadRecords().MaxBy(record => record.Execution.GeneratedTime) is { } newest
            ? ColumnComparison.FindAdded(folder.FullPath, newest.Columns, columns, isOlder: newest.Execution.GeneratedTime > generated)
            : [];

    /// <summary>Files of two formats or modes in one folder would be read as one, with rows twice.</summary>
    private void ThrowIfOtherLayout(EntryFolder folder, ExportMode mode)
    {
        var other = folder.ReadRecords().Find(record => Path.GetExtension(record.File) != format.GetExtension() || record.File.Contains('/', StringComparison.Ordinal) != (mode == ExportMode.Append));
        if (other is not null)
        {
            throw new ExportException(
                $"{folder.FullPath} has files of another format or mode, such as {other.File}. Move the folder away or give the entry another name, or set the format and the mode of before.");
        }
    }

    private static RecordedColumn[] GetColumns(IReadOnlyList<ReaderColumn> columns) =>
        [.. columns.Select(column => new RecordedColumn(column.Name, ColumnTypes.Get(column.Type).Name))];
}
