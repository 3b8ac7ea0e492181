namespace Insights.Typed.Export.Files;

/// <summary>The rejected rows of an execution, in a separate file, and their reasons in another.</summary>
internal sealed class RejectedRowFiles : IDisposable
{
    private readonly FileStore store;
    private readonly string path;

    /// <summary>The files until they are moved to a store elsewhere; null if no row may be rejected, or if they are written in their place.</summary>
    private readonly DirectoryInfo? folder;

    public RejectedRowFiles(FileStore store, string path, RowRejectionLimit? limit)
    {
        this.store = store;
        this.path = path;
        if (limit is not { } value)
        {
            return;
        }

        if (store.FindLocalPath(path) is not { } file)
        {
            folder = Directory.CreateTempSubdirectory("insights-rejected-");
            file = Path.Combine(folder.FullName, Path.GetFileName(path));
        }

        // An export that did not complete left its rejected rows, which are written again.
        Array.ForEach(Array.FindAll(GetNames(file), File.Exists), File.Delete);
        Options = new RowRejectionOptions { MaxRejectedRows = value, FilePath = file, OnRowRejected = _ => Count++ };
    }

    public RowRejectionOptions? Options { get; }

    public long Count { get; private set; }

    /// <summary>Moves the files to the store, if they are not in their place.</summary>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
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

    public void Dispose() => folder?.Delete(recursive: true);

    private static string[] GetNames(string file) => [file, file + ".reasons.jsonl"];
}
