namespace Insights.Typed.Tokens.Stores;

/// <summary>
/// A lock between processes: a file that one of them has open. The system releases it when the process ends. The file
/// is not deleted: otherwise, a process that is about to lock it and one that creates it again would both have the lock.
/// </summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <exception cref="IOException">The file cannot be opened for a reason other than another process having it open.</exception>
    public static async ValueTask<FileLock> WaitAsync(string path, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                await Task.Delay(RetryDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>Sharing and lock violations of Windows, and EWOULDBLOCK of Linux and macOS.</summary>
    private static bool IsHeld(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021)
        : exception.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
