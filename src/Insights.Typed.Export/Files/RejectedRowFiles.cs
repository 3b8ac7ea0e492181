namespace Insights.Typed.Export.Files;

/// <summary>The rejected rows of an execution, in a separate file, and their reasons in another.</summary>
/// <remarks>They are in their place only if the execution is stored: before, they have another name, or are in another folder for a store elsewhere.</remarks>
internal sealed class RejectedRowFiles : IDisposable
{
    private const string UnfinishedExtension = ".tmp";

    private readonly FileStore store;
    private readonly string path;

    /// <summary>The place in a folder of this machine; null for a store elsewhere.</summary>
    private readonly string? local;

    /// <summary>The folder of the files until they are moved to a store elsewhere; null if it is not needed.</summary>
    private readonly DirectoryInfo? folder;

    public RejectedRowFiles(FileStore store, string path, RowRejectionLimit? limit)
    {
        this.store = store;
        this.path = path;
        local = store.FindLocalPath(path);
        DeleteUnfinished();
        if (limit is not { } value)
        {
            return;
        }

        folder = local is null ? Directory.CreateTempSubdirectory("insights-rejected-") : null;
        var file = folder is null ? local + UnfinishedExtension : Path.Combine(folder.FullName, Path.GetFileName(path));
        Options = new RowRejectionOptions { MaxRejectedRows = value, FilePath = file, OnRowRejected = _ => Count++ };
    }

    public RowRejectionOptions? Options { get; }

    public long Count { get; private set; }

    /// <summary>Moves the files to their place, where an export that did not complete can have left some.</summary>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        if (local is not null)
        {
            foreach (var (name, target) in GetNames(local + UnfinishedExtension).Zip(GetNames(local)))
            {
                if (File.Exists(name))
                {
                    File.Move(name, target, overwrite: true);
                }
                else if (File.Exists(target))
                {
                    File.Delete(target);
                }
            }
        }

        if (folder is null)
        {
            return;
        }

        foreach (var (name, target) in GetNames(Options!.FilePath!).Zip(GetNames(path)).Where(pair => File.Exists(pair.First)))
        {
            var version = await store.GetVersionAsync(target, cancellationToken).ConfigureAwait(false);
            var source = File.OpenRead(name);
            await using (source.ConfigureAwait(false))
            {
                var file = await store.CreateAsync(target, version, generated: null, cancellationToken).ConfigureAwait(false);
                await using (file.ConfigureAwait(false))
                {
                    await source.CopyToAsync(file.Content, cancellationToken).ConfigureAwait(false);
                    await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    public void Dispose()
    {
        DeleteUnfinished();
        folder?.Delete(recursive: true);
    }

    private void DeleteUnfinished()
    {
        if (local is not null)
        {
            Array.ForEach(Array.FindAll(GetNames(local + UnfinishedExtension), File.Exists), File.Delete);
        }
    }

    private static string[] GetNames(string file) => [file, file + ".reasons.jsonl"];
}
