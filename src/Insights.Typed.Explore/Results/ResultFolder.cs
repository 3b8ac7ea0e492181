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

    public void Dispose()
    {
        lockFile.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that starts deletes the folder since its lock is free, or a program has a file open. The next process deletes what remains.
        }
    }

    /// <summary>Deletes the folders of processes that ended without deleting them.</summary>
    internal static void DeleteAbandoned(string parent)
    {
        foreach (var abandoned in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                // A folder without the file belongs to a process that is just creating it.
                Lock(Path.Combine(abandoned, LockName), FileMode.Open).Dispose();
                Directory.Delete(abandoned, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A running process uses it, or it belongs to another user.
            }
        }
    }

    private static FileStream Lock(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None);
}
