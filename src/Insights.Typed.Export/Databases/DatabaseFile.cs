namespace Insights.Typed.Export.Databases;

/// <summary>The file of a database.</summary>
internal sealed class DatabaseFile(string path)
{
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Gets a value indicating whether the file has any content.</summary>
    public bool Exists => new FileInfo(FullPath) is { Exists: true, Length: > 0 };

    /// <summary>Checks whether the file can be written or created, and changes nothing.</summary>
    /// <exception cref="ExportException">It cannot.</exception>
    public void ThrowIfNotUsable()
    {
        if (Directory.Exists(FullPath))
        {
            throw new ExportException($"{FullPath} is a folder, not a file.");
        }

        // Databases create files next to this one while they write.
        FolderAccess.ThrowIfNotWritable(Path.GetDirectoryName(FullPath)!);
        if (new FileInfo(FullPath) is { Exists: true, IsReadOnly: true })
        {
            throw new ExportException($"{FullPath} is read-only.");
        }
    }

    /// <exception cref="ExportException">The folder cannot be created.</exception>
    public void CreateFolder()
    {
        var folder = Path.GetDirectoryName(FullPath)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The folder {folder} of the database cannot be created: {exception.Message} The next export tries again.", exception);
        }
    }
}
