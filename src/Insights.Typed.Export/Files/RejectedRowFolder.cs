namespace Insights.Typed.Export.Files;

/// <summary>A folder of this machine with the rejected rows of an execution, until they are moved to a store elsewhere.</summary>
/// <remarks>
/// A program that was killed leaves its folder, and with it rows of a customer. Its lock is then free, so that the next program deletes them.
/// </remarks>
internal sealed class RejectedRowFolder : IDisposable
{
    private const string Prefix = "insights-rejected-";
    private const string LockName = "lock";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(Prefix);
    private readonly FileStream heldLock;

    public RejectedRowFolder()
    {
        heldLock = OpenLock(folder.FullName, FileMode.CreateNew);
        DeleteAllLeft(Path.GetTempPath());
    }

    public string FullName => folder.FullName;

    public void Dispose()
    {
        try
        {
            try
            {
                // Before the lock, without which the next upload would not delete a file that remains here.
                Array.ForEach(Array.FindAll(folder.GetFiles(), file => file.Name != LockName), file => file.Delete());
            }
            finally
            {
                heldLock.Dispose();
            }

            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another upload deletes the folder since its lock was free, or a program has a file open. The next upload deletes what remains.
        }
    }

    /// <summary>Deletes the folders of programs that were killed.</summary>
    internal static void DeleteAllLeft(string parent)
    {
        try
        {
            Array.ForEach(new DirectoryInfo(parent).GetDirectories(Prefix + "*"), DeleteIfLeft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder of temporary files can permit to create files and not to list them. An export does not depend on what others left.
        }
    }

    private static FileStream OpenLock(string folder, FileMode mode) => new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Deletes the files of this class only: other users can have such a folder, with other files or links to other folders, in the folder of temporary files.</summary>
    private static void DeleteIfLeft(DirectoryInfo left)
    {
        try
        {
            var freeLock = new FileInfo(Path.Combine(left.FullName, LockName));
            if (IsLink(left) || IsLink(freeLock))
            {
                return;
            }

            OpenLock(left.FullName, FileMode.Open).Dispose();
            Array.ForEach(Array.FindAll(left.GetFiles(), file => RejectedRowFiles.FindId(file.Name) is not null && !IsLink(file)), file => file.Delete());
            if (Array.TrueForAll(left.GetFileSystemInfos(), item => item.Name == LockName))
            {
                // Last, because the next upload cleans a folder with a lock only.
                freeLock.Delete();
                left.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its program runs, or another one deletes it, or it belongs to another user.
        }
    }

    private static bool IsLink(FileSystemInfo item) => item.LinkTarget is not null;
}
