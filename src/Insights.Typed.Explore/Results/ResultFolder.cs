namespace Insights.Typed.Explore.Results;

/// <summary>
/// The temporary folder of a process with its results. It is deleted when the process ends; the next process deletes the folder of one that
/// was killed, which no longer locks it.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private const string Prefix = "insights-explore-";
    private const string LockName = "lock";

    private readonly DirectoryInfo folder;
    private readonly FileStream lockFile;

    private ResultFolder(DirectoryInfo folder, FileStream lockFile)
    {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    public static ResultFolder Create()
    {
        DeleteAbandoned(Path.GetTempPath());

        // Only the user can read it.
        var folder = Directory.CreateTempSubdirectory(Prefix);
        return new ResultFolder(folder, Lock(Path.Combine(folder.FullName, LockName), FileMode.CreateNew));
    }

    public string GetPath(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Deletes a file of the folder, if it can be deleted now.</summary>
    public static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody has deleted the folder, or a program has the file open. The end of the process, or the next process, deletes what remains.
        }
    }

    public void Dispose()
    {
        try
        {
            bool isEmpty;
            try
            {
                isEmpty = TryDeleteResults(folder);
            }
            finally
            {
                lockFile.Dispose();
            }

            // Without the lock, the next process would not delete a file that remains here.
            if (isEmpty)
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that starts deletes the folder since its lock is free, or a program has it open. The next process deletes what remains.
        }
    }

    /// <summary>Deletes the folders of processes that ended without deleting them.</summary>
    internal static void DeleteAbandoned(string parent)
    {
        // No links: another user can have one, to a folder with other files.
        foreach (var abandoned in new DirectoryInfo(parent).EnumerateDirectories(Prefix + "*").Where(found => found.LinkTarget is null))
        {
            try
            {
                // A folder without the file belongs to a process that is just creating it.
                Lock(Path.Combine(abandoned.FullName, LockName), FileMode.Open).Dispose();
                if (TryDeleteResults(abandoned))
                {
                    abandoned.Delete(recursive: true);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A running process uses it, a program has it open, or it belongs to another user.
            }
        }
    }

    /// <summary>Deletes all files except the lock, each one that can be deleted now. Returns whether only the lock remains.</summary>
    private static bool TryDeleteResults(DirectoryInfo folder)
    {
        Array.ForEach(FindResults(folder), file => DeleteFile(file.FullName));
        return FindResults(folder).Length == 0;
    }

    private static FileInfo[] FindResults(DirectoryInfo folder) => Array.FindAll(folder.GetFiles(), file => file.Name != LockName);

    private static FileStream Lock(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None);
}
