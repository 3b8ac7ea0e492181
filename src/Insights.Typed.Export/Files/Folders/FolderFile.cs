namespace Insights.Typed.Export.Files.Folders;

/// <summary>A file under a temporary name, which is renamed when it is complete.</summary>
internal sealed class FolderFile(string temporaryPath, string path) : NewFile
{
    private readonly FileStream file = new(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 65536, FileOptions.Asynchronous);
    private bool isComplete;

    public override Stream Content => file;

    public override async Task<long> CompleteAsync(CancellationToken cancellationToken)
    {
        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
        var length = file.Length;
        await file.DisposeAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        File.Move(temporaryPath, path, overwrite: true);
        isComplete = true;
        return length;
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException) when (!isComplete)
        {
            // The disk is full, so the rest of the buffer cannot be written, and is not needed.
        }
        finally
        {
            if (!isComplete)
            {
                File.Delete(temporaryPath);
            }
        }
    }
}
