namespace Insights.Typed.Export.Files;

/// <summary>The rejected rows of an execution, in a separate file, and their reasons in another.</summary>
/// <remarks>They are in their place only if the execution is stored: before, they have another name, or are in another folder for a store elsewhere.</remarks>
internal sealed class RejectedRowFiles : IDisposable
{
    /// <summary>What follows the path of the rows in the paths of the two files.</summary>
    private static readonly string[] Endings = ["", RowRejectionOptions.ReasonsExtension];

    /// <summary>The extensions of the rows, which have the format of the report.</summary>
    private static readonly string[] Extensions = [ReportFormat.Csv.FileExtension, ReportFormat.Tsv.FileExtension];

    private readonly FileStore store;
    private readonly string path;

    /// <summary>The path of the rows until they are moved to their place; null if no row may be rejected.</summary>
    private readonly string? incomplete;

    /// <summary>The folder of the files until they are moved to a store elsewhere; null if it is not needed.</summary>
    private readonly RejectedRowFolder? folder;

    public RejectedRowFiles(FileStore store, string path, RowRejectionLimit? limit)
    {
        this.store = store;
        this.path = path;
        if (limit is not { } value)
        {
            return;
        }

        incomplete = store.FindIncompletePath(path);
        if (incomplete is null)
        {
            folder = new RejectedRowFolder();
            incomplete = Path.Combine(folder.FullName, Path.GetFileName(path));
        }

        Options = new RowRejectionOptions { MaxRejectedRows = value, FilePath = incomplete, OnRowRejected = _ => Count++ };
    }

    public RowRejectionOptions? Options { get; }

    public long Count { get; private set; }

    /// <summary>Gets the name of the rows of an execution.</summary>
    public static string GetName(string safeId, ReportFormat format) => safeId + format.FileExtension;

    /// <summary>Finds the id of the execution that a file is from, by its name; null for a file that is not one of the two.</summary>
    public static string? FindId(string name)
    {
        var ending = Extensions.SelectMany(extension => Endings, (extension, ending) => extension + ending).FirstOrDefault(other => name.EndsWith(other, StringComparison.Ordinal));
        return ending is not null && name[..^ending.Length] is var id && EntryFiles.IsSafeId(id) ? id : null;
    }

    /// <summary>Moves the files to their place, where an export that did not complete can have left some. Those are emptied if the store does not permit to delete them.</summary>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        foreach (var ending in Endings)
        {
            if (incomplete is null || !File.Exists(incomplete + ending))
            {
                await DeleteAsync(path + ending, cancellationToken).ConfigureAwait(false);
            }
            else if (folder is null)
            {
                File.Move(incomplete + ending, store.GetFullPath(path + ending), overwrite: true);
            }
            else
            {
                await UploadAsync(incomplete + ending, path + ending, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        if (folder is not null)
        {
            folder.Dispose();
        }
        else if (incomplete is not null)
        {
            Array.ForEach(Array.FindAll(Array.ConvertAll(Endings, ending => incomplete + ending), File.Exists), File.Delete);
        }
    }

    private async Task DeleteAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            await store.DeleteAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (store.IsDeletionRefused(exception))
        {
            // The rows of the execution are in their place by then, so an error would be that of each later export, too.
            await WriteAsync(Stream.Null, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task UploadAsync(string name, string target, CancellationToken cancellationToken)
    {
        var source = File.OpenRead(name);
        await using (source.ConfigureAwait(false))
        {
            await WriteAsync(source, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(Stream source, string target, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(target, cancellationToken).ConfigureAwait(false);
        var file = await store.CreateAsync(target, version, generated: null, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await source.CopyToAsync(file.Content, cancellationToken).ConfigureAwait(false);
            await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
