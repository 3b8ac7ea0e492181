namespace Insights.Typed.Export.Files;

/// <summary>
/// The rejected rows of executions that another one has replaced, also if an earlier export could not delete them, or was killed before it did or
/// before its record.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="entry">The entry.</param>
/// <param name="records">The records of the executions that were replaced.</param>
/// <param name="isLeft">
/// Whether a file without a record is of an export that was killed, and not of one between its files and its record. Without a lock, a file
/// that is older than the rows that were replaced is of an execution that was replaced before them.
/// </param>
internal sealed class FormerRejectedRows(FileStore store, EntryFiles entry, IEnumerable<ExecutionRecord> records, Func<ListedFile, bool> isLeft)
{
    private readonly HashSet<string> recorded = records.Select(record => record.Execution.ExecutionId).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Deletes the files. Those that are left are a warning: the execution is stored and recorded, so its export has not failed. The next replacement tries again.</summary>
    /// <param name="item">The execution that has replaced the others.</param>
    /// <param name="cancellationToken">A token to end the deletion early.</param>
    public async Task DeleteAsync(ExportItem item, CancellationToken cancellationToken)
    {
        var folder = store.GetFullPath(entry.RejectedFolder);
        try
        {
            // Records stay forever, but the files of most were deleted before: one list shows which are left, instead of requests for each.
            var all = await store.GetFilesAsync(entry.RejectedFolder, isRecursive: false, cancellationToken).ConfigureAwait(false);
            var (left, lastReason) = await DeleteAsync([.. all.Where(file => IsFormer(file, item))], cancellationToken).ConfigureAwait(false);
            if (left > 0)
            {
                item.OnWarning?.Invoke(FormattableString.Invariant($"{left} file{(left == 1 ? "" : "s")} with rejected rows of former executions in {folder} could not be deleted: {lastReason}"));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The next replacement deletes the others.
        }
        catch (Exception exception) when (store.FindReason(exception) is { } reason)
        {
            item.OnWarning?.Invoke($"The files with rejected rows of former executions in {folder} could not be listed: {reason}");
        }
    }

    /// <summary>Whether a file is of a former execution. Without a record, only a GUID shows that it is not a file of a person: the service's ids are GUIDs.</summary>
    private bool IsFormer(ListedFile file, ExportItem item) =>
        RejectedRowFiles.FindId(file.Path[(entry.RejectedFolder.Length + 1)..]) is { } id
        && !string.Equals(id, item.Execution.ExecutionId, StringComparison.OrdinalIgnoreCase)
        && (recorded.Contains(id) || (Guid.TryParseExact(id, "D", out _) && isLeft(file)));

    /// <summary>Deletes files, each also if another cannot be deleted: a program can have it open.</summary>
    /// <returns>The number of files that are left, and the reason for the last one.</returns>
    private async Task<(int Left, string? LastReason)> DeleteAsync(IReadOnlyList<ListedFile> files, CancellationToken cancellationToken)
    {
        var (left, lastReason) = (0, (string?)null);
        for (var i = 0; i < files.Count; i++)
        {
            try
            {
                await store.DeleteAsync(files[i].Path, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (store.FindReason(exception) is { } reason)
            {
                (left, lastReason) = (left + 1, reason);
                if (store.IsDeletionRefused(exception))
                {
                    return (left + files.Count - 1 - i, reason);
                }
            }
        }

        return (left, lastReason);
    }
}
