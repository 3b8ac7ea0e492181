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
        foreach (var other in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            DeleteIfLeft(other);
        }
    }

    public string FullName => folder.FullName;

    public void Dispose()
    {
        heldLock.Dispose();
        folder.Delete(recursive: true);
    }

    private static FileStream OpenLock(string folder, FileMode mode) => new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Deletes the files of this class only: other users can have such a folder, with other files, in the folder of temporary files.</summary>
    private static void DeleteIfLeft(string folder)
    {
        try
        {
            OpenLock(folder, FileMode.Open).Dispose();
            foreach (var file in Directory.GetFiles(folder).Where(file => Guid.TryParse(Path.GetFileName(file).Split('.')[0], out _)))
            {
                File.Delete(file);
            }

            File.Delete(Path.Combine(folder, LockName));
            Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its program runs, or another one deletes it, or it belongs to another user.
        }
    }
}
