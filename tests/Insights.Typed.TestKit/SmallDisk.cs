namespace Insights.Typed.TestKit;

/// <summary>A file system of a few megabytes in memory, which a test can fill. Only root on Linux can mount one; elsewhere, the test is skipped.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 64;

    private readonly DirectoryInfo folder;

    private SmallDisk(DirectoryInfo folder) => this.folder = folder;

    public string Path => folder.FullName;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static async Task<SmallDisk> MountAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        var folder = Directory.CreateTempSubdirectory("insights-disk-");
        if (await MountProgram.RunAsync("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder.FullName) != 0)
        {
            folder.Delete();
            Assert.Skip("This machine does not permit to mount a small disk.");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Writes a file until nothing more fits.</summary>
    public void Fill()
    {
        var bytes = new byte[4096];
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var i = 0; i < Megabytes * 1024; i++)
            {
                file.Write(bytes);
            }
        }
        catch (IOException)
        {
            // The disk is full.
            return;
        }

        throw new InvalidOperationException("The disk is not full.");
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, await MountProgram.RunAsync("umount", Path));
        folder.Delete();
    }
}
