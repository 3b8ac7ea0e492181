namespace Insights.Typed.Export.Files.Folders;

/// <summary>A folder of this machine's file system.</summary>
internal sealed class FolderStore(string path) : FileStore
{
    private const string TemporaryExtension = ".tmp";

    private static readonly TimeSpan LockRetryDelay = TimeSpan.FromMilliseconds(200);

    private readonly string root = Path.GetFullPath(path);

    public override string Description => $"the folder {root}";

    public override string GetFullPath(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    public override string? FindIncompletePath(string path) => GetTemporaryPath(GetFullPath(path), "");

    public override Task CheckAsync(CancellationToken cancellationToken)
    {
        FolderAccess.ThrowIfNotWritable(root);
        return Task.CompletedTask;
    }

    public override Task CreateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(root);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> GetFoldersAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(
        Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root, prefix + "*").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : []);

    public override Task<IReadOnlyList<ListedFile>> GetFilesAsync(string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        var full = GetFullPath(folder);
        return Task.FromResult<IReadOnlyList<ListedFile>>(
            Directory.Exists(full) ? [.. Directory.EnumerateFiles(full, "*", isRecursive ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly).Select(GetListed)] : []);

        ListedFile GetListed(string file) => new($"{folder}/{Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/')}", ModifiedTime: null);
    }

    public override async Task<IReadOnlyList<StoredFile>> ReadAllAsync(string folder, string extension, CancellationToken cancellationToken)
    {
        var files = new List<StoredFile>();
        if (Directory.Exists(GetFullPath(folder)))
        {
            foreach (var name in Directory.EnumerateFiles(GetFullPath(folder), "*" + extension).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal))
            {
                var relative = $"{folder}/{name}";
                files.Add(new StoredFile(relative, await File.ReadAllBytesAsync(GetFullPath(relative), cancellationToken).ConfigureAwait(false)));
            }
        }

        return files;
    }

    public override async Task<IDisposable?> LockAsync(string path, CancellationToken cancellationToken)
    {
        var file = GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsLocked(exception))
            {
                // The other program uses real time, also if this one has another clock.
                await Task.Delay(LockRetryDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns no version: the lock protects the file.</summary>
    public override Task<FileVersion> GetVersionAsync(string path, CancellationToken cancellationToken) => Task.FromResult(FileVersion.None);

    public override Task DeleteIncompleteAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(GetFullPath(folder), $".*{TemporaryExtension}*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    public override Task<NewFile> CreateAsync(string path, FileVersion replaced, DateTimeOffset? generated, CancellationToken cancellationToken)
    {
        var target = GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return Task.FromResult<NewFile>(new FolderFile(GetTemporaryPath(target, "." + Path.GetRandomFileName()), target));
    }

    public override Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var file = GetFullPath(path);
        if (File.Exists(file))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    public override string? FindReason(Exception exception) =>
        exception is UnauthorizedAccessException || (exception is IOException and not EndOfStreamException) ? $"{exception.Message} The next export tries again." : null;

    /// <summary>Gets a path in the same folder. Engines and this library ignore names that start with a dot.</summary>
    private static string GetTemporaryPath(string file, string unique) => Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}{unique}{TemporaryExtension}");

    /// <summary>Whether another program has the file open: sharing and lock violations of Windows, and EWOULDBLOCK of Linux and macOS.</summary>
    private static bool IsLocked(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021)
        : exception.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
