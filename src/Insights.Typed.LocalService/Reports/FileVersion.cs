using System.Collections.Concurrent;

namespace Insights.Typed.LocalService.Reports;

/// <summary>A file that never changes, written when it is first requested, like its compressed versions.</summary>
/// <param name="tag">The unique tag of the file.</param>
/// <param name="write">Writes the file and returns its path.</param>
internal sealed class FileVersion(string tag, Func<Task<string>> write)
{
    private readonly Lazy<Task<string>> file = new(() => Task.Run(write));
    private readonly ConcurrentDictionary<FileEncoding, Lazy<Task<string>>> compressed = [];

    public string Tag => tag;

    /// <summary>Whether the file is being written.</summary>
    public bool IsBeingWritten => StartedWrites.Any(f => !f.IsCompleted);

    private IEnumerable<Task<string>> StartedWrites =>
        from task in compressed.Values.Append(file)
        where task.IsValueCreated
        select task.Value;

    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Gets the path. A caller that cancels does not stop the writing for other callers.</summary>
    public Task<string> GetPathAsync(CancellationToken cancellationToken) => file.Value.WaitAsync(cancellationToken);

    /// <summary>Gets the path of a compressed version.</summary>
    public Task<string> GetPathAsync(FileEncoding encoding, CancellationToken cancellationToken) => compressed
        .GetOrAdd(encoding, e => new Lazy<Task<string>>(() => Task.Run(() => CompressAsync(e))))
        .Value.WaitAsync(cancellationToken);

    /// <summary>Waits until the file is no longer being written, then deletes it.</summary>
    public async Task DeleteAsync()
    {
        foreach (var task in StartedWrites)
        {
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Delete();
    }

    /// <summary>Deletes the written files.</summary>
    public void Delete()
    {
        foreach (var task in StartedWrites.Where(f => f.IsCompletedSuccessfully))
        {
            File.Delete(task.Result);
        }
    }

    private async Task<string> CompressAsync(FileEncoding encoding)
    {
        var path = await file.Value.ConfigureAwait(false);
        var result = $"{path}.{encoding.Name}";
        await using var output = new FileStream(result, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        await encoding.CompressAsync(path, output, CancellationToken.None).ConfigureAwait(false);
        return result;
    }
}
