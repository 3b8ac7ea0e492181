namespace Insights.Typed.TestKit;

/// <summary>
/// A file that nobody can delete, as one that a program has open on Windows: a file is mounted on it. Only root on Linux can do this;
/// elsewhere, the test is skipped.
/// </summary>
public sealed class UndeletableFile : IAsyncDisposable
{
    private readonly string path;

    private UndeletableFile(string path) => this.path = path;

    /// <param name="path">The path of a file, which can be deleted again when this is disposed of.</param>
    public static async Task<UndeletableFile> CreateAsync(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a file.");
        Assert.SkipUnless(await MountProgram.RunAsync("mount", "--bind", path, path) == 0, "This machine does not permit to mount a file.");
        return new UndeletableFile(path);
    }

    public async ValueTask DisposeAsync() => Assert.Equal(0, await MountProgram.RunAsync("umount", path));
}
