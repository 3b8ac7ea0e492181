namespace Insights.Typed.Export.Files;

/// <summary>A place for files that appear whole or not at all. Paths are relative to its root, and have slashes.</summary>
internal abstract class FileStore
{
    /// <summary>Gets a description that starts with "the" and contains no secret.</summary>
    public abstract string Description { get; }

    /// <summary>Gets a path for messages.</summary>
    public abstract string GetFullPath(string path);

    /// <summary>
    /// Gets another path for a file until it is complete, in this machine's file system; null if the store is elsewhere.
    /// <see cref="DeleteIncompleteAsync"/> deletes that file, and those whose names start with its name.
    /// </summary>
    public virtual string? FindIncompletePath(string path) => null;

    /// <summary>Checks whether the store can be used, and changes nothing.</summary>
    /// <exception cref="ExportException">The store cannot be used.</exception>
    public abstract Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Creates the store if it does not exist.</summary>
    public abstract Task CreateAsync(CancellationToken cancellationToken);

    /// <summary>Gets the names of the folders in the root that start with a prefix, in ordinal order.</summary>
    public abstract Task<IReadOnlyList<string>> GetFoldersAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Gets the files of a folder. A folder that does not exist has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isRecursive">Whether the files in folders below are included.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public abstract Task<IReadOnlyList<ListedFile>> GetFilesAsync(string folder, bool isRecursive, CancellationToken cancellationToken);

    /// <summary>Reads all files of a folder with an extension, in the ordinal order of their paths. They are small. A folder that does not exist has none.</summary>
    public abstract Task<IReadOnlyList<StoredFile>> ReadAllAsync(string folder, string extension, CancellationToken cancellationToken);

    /// <summary>Makes other exporters of an entry wait until the lock is disposed of or the program ends; null if the store notices conflicts instead.</summary>
    public abstract Task<IDisposable?> LockAsync(string path, CancellationToken cancellationToken);

    /// <summary>Gets the version of a file, to be replaced by another.</summary>
    public abstract Task<FileVersion> GetVersionAsync(string path, CancellationToken cancellationToken);

    /// <summary>Deletes what killed programs left in a folder. Call it while the folder's entry is locked.</summary>
    public abstract Task DeleteIncompleteAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Creates a file that appears when it is complete.</summary>
    /// <param name="path">The path.</param>
    /// <param name="replaced">The version that it replaces. If there is another one by then, the completion is a conflict.</param>
    /// <param name="generated">The time when the service generated the rows, which the new version has; null for a file without rows.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public abstract Task<NewFile> CreateAsync(string path, FileVersion replaced, DateTimeOffset? generated, CancellationToken cancellationToken);

    /// <summary>Deletes a file if it exists.</summary>
    public abstract Task DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>Returns a value indicating whether an error of <see cref="DeleteAsync"/> is a refusal that is the same for each file, such as that of a signature without the permission.</summary>
    public virtual bool IsDeletionRefused(Exception exception) => false;

    /// <summary>Gets the reason of an error of the store, for a message without secrets; null for any other exception.</summary>
    public abstract string? FindReason(Exception exception);
}

/// <summary>A file in a list.</summary>
/// <param name="Path">The path.</param>
/// <param name="ModifiedTime">The time when it was written, by the clock of the store; null if a lock protects it.</param>
internal sealed record ListedFile(string Path, DateTimeOffset? ModifiedTime);

/// <summary>The content of a small file.</summary>
/// <param name="Path">The path.</param>
/// <param name="Content">The content.</param>
internal sealed record StoredFile(string Path, byte[] Content);

/// <summary>What a store knows of a file that is to be replaced.</summary>
/// <param name="Tag">The store's mark of the version; null if the file does not exist, or if a lock protects it.</param>
/// <param name="GeneratedTime">The time when the service generated its rows; null if the store does not know it.</param>
/// <param name="ModifiedTime">The time when it was written, by the clock of the store; null if the file does not exist, or if a lock protects it.</param>
internal sealed record FileVersion(string? Tag, DateTimeOffset? GeneratedTime, DateTimeOffset? ModifiedTime)
{
    public static FileVersion None { get; } = new(null, null, null);
}

/// <summary>Another exporter has written a file since its version was read.</summary>
internal sealed class FileConflictException(string message, Exception innerException) : Exception(message, innerException);
