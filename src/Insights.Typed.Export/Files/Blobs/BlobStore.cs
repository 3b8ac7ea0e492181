using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Insights.Typed.Export.Files.Blobs;

/// <summary>A folder of a container of Azure Blob Storage or Data Lake Storage. A blob appears when its blocks are committed.</summary>
/// <remarks>No lock: each commit requires the version of the blob that was read before, so a second writer is noticed.</remarks>
internal sealed class BlobStore : FileStore
{
    /// <summary>The metadata with the time when the service generated the rows of a blob.</summary>
    private const string GeneratedMetadata = "insights_generated";

    private const int MaxRequests = 16;

    private readonly BlobContainerClient container;
    private readonly string prefix;
    private volatile bool isContainerMissing;

    /// <param name="container">The container.</param>
    /// <param name="folder">The folder in it; empty for its root.</param>
    public BlobStore(BlobContainerClient container, string folder)
    {
        this.container = container;
        var path = folder.Replace('\\', '/').Trim('/');
        prefix = path.Length == 0 ? "" : path + "/";
        Description = $"the container {container.Name} of the storage account {container.AccountName}";
    }

    public override string Description { get; }

    public override string GetFullPath(string path) => $"{container.Name}/{prefix}{path}";

    /// <summary>Lists blobs, which requires that the account exists and permits the access.</summary>
    public override Task CheckAsync(CancellationToken cancellationToken) => GetFoldersAsync("", cancellationToken);

    /// <summary>Creates the container if <see cref="CheckAsync"/> has not found it.</summary>
    public override async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (isContainerMissing)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            isContainerMissing = false;
        }
    }

    public override async Task<IReadOnlyList<string>> GetFoldersAsync(string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var item in ListAsync(this.prefix + prefix, isRecursive: false, cancellationToken).ConfigureAwait(false))
        {
            if (item.IsPrefix)
            {
                names.Add(item.Prefix[this.prefix.Length..].TrimEnd('/'));
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public override async Task<IReadOnlyList<ListedFile>> GetFilesAsync(string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        var files = new List<ListedFile>();
        await foreach (var item in ListAsync($"{prefix}{folder}/", isRecursive, cancellationToken).ConfigureAwait(false))
        {
            if (!item.IsPrefix)
            {
                files.Add(new ListedFile(item.Blob.Name[prefix.Length..], item.Blob.Properties.LastModified));
            }
        }

        return files;
    }

    public override async Task<IReadOnlyList<StoredFile>> ReadAllAsync(string folder, string extension, CancellationToken cancellationToken)
    {
        var paths = (await GetFilesAsync(folder, isRecursive: false, cancellationToken).ConfigureAwait(false)).Select(file => file.Path).Where(path => path.EndsWith(extension, StringComparison.Ordinal));
        var files = new ConcurrentBag<StoredFile>();
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = MaxRequests, CancellationToken = cancellationToken }, async (path, token) =>
        {
            var response = await container.GetBlobClient(prefix + path).DownloadContentAsync(token).ConfigureAwait(false);
            files.Add(new StoredFile(path, response.Value.Content.ToArray()));
        }).ConfigureAwait(false);
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    public override Task<IDisposable?> LockAsync(string path, CancellationToken cancellationToken) => Task.FromResult<IDisposable?>(null);

    public override async Task<FileVersion> GetVersionAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await container.GetBlobClient(prefix + path).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            return new FileVersion(
                properties.ETag.ToString(),
                properties.Metadata.TryGetValue(GeneratedMetadata, out var text)
                && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var generated) ? generated : null,
                properties.LastModified);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return FileVersion.None;
        }
    }

    /// <summary>Does nothing: the service deletes blocks that were never committed after a week, and nobody sees them before.</summary>
    public override Task DeleteIncompleteAsync(string folder, CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task<NewFile> CreateAsync(string path, FileVersion replaced, DateTimeOffset? generated, CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken).ConfigureAwait(false);
        var options = new CommitBlockListOptions
        {
            Conditions = replaced.Tag is { } tag ? new BlobRequestConditions { IfMatch = new ETag(tag) } : new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = generated is { } time ? new Dictionary<string, string> { [GeneratedMetadata] = time.ToString("O", CultureInfo.InvariantCulture) } : null,
        };
        return new BlobFile(container.GetBlockBlobClient(prefix + path), options, GetFullPath(path));
    }

    /// <summary>Reads whether the blob exists first: a signature may not permit to delete.</summary>
    public override async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(prefix + path);
        if (await blob.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    public override bool IsDeletionRefused(Exception exception) => exception is RequestFailedException { Status: 403 };

    public override string? FindReason(Exception exception) => BlobErrors.FindReason(exception);

    /// <summary>Lists the blobs whose path starts with a prefix: also those in folders below, or those folders instead. A container that does not exist has none.</summary>
    private async IAsyncEnumerable<BlobHierarchyItem> ListAsync(string start, bool isRecursive, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, isRecursive ? null : "/", start, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            while (await MoveNextAsync(items).ConfigureAwait(false))
            {
                yield return items.Current;
            }
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<BlobHierarchyItem> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // A signature may permit to list the blobs, and not to read whether the container exists.
            isContainerMissing = true;
            return false;
        }
    }
}
