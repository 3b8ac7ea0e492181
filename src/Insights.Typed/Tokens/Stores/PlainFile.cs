namespace Insights.Typed.Tokens.Stores;

/// <summary>A file that only its user can read. A write replaces the whole file, so that a killed process leaves either the old or the new content.</summary>
internal sealed class PlainFile(string path) : IFileContent
{
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var temporaryPath = path + ".new";
        File.Delete(temporaryPath);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFolder.FileMode;
        }

        var file = new FileStream(temporaryPath, options);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporaryPath, path, overwrite: true);
    }

    public ValueTask DeleteAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }
}
