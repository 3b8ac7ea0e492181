namespace Insights.Typed.Export.Databases;

/// <summary>The file of a database.</summary>
internal sealed class DatabaseFile(string path)
{
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Gets a value indicating whether the file has any content.</summary>
    public bool Exists => new FileInfo(FullPath) is { Exists: true, Length: > 0 };

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
