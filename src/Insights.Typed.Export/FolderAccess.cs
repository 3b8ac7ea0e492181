namespace Insights.Typed.Export;

/// <summary>Checks whether files can be created in a folder of this machine, which may not exist yet.</summary>
internal static class FolderAccess
{
    /// <summary>Checks the folder, or the nearest one above it that exists. Nothing of the check remains.</summary>
    /// <exception cref="ExportException">A file has the name of the folder or of one above it, or the folder accepts no files.</exception>
    public static void ThrowIfNotWritable(string path)
    {
        var folder = path;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                throw new ExportException($"{folder} is a file, not a folder.");
            }

            folder = Path.GetDirectoryName(folder) ?? throw new ExportException($"{folder} does not exist.");
        }

        try
        {
            // Permissions alone do not show it: a file system can be read-only, or have no files.
            new FileStream(
                Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"No file can be created in {folder}: {exception.Message}", exception);
        }
    }
}
