using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Insights.Typed.Export.Files.Blobs;

/// <summary>A block blob, whose blocks are uploaded while it is written, and committed when it is complete.</summary>
internal sealed class BlobFile(BlockBlobClient blob, CommitBlockListOptions options, string path) : NewFile
{
    private readonly BlockStream content = new(blob);

    public override Stream Content => content;

    public override async Task<long> CompleteAsync(CancellationToken cancellationToken)
    {
        await content.StageRestAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // A commit that is canceled may have happened.
            await blob.CommitBlockListAsync(content.BlockIds, options, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RequestFailedException exception) when (IsConflict(exception))
        {
            throw new FileConflictException($"{path} has changed.", exception);
        }

        return content.Length;
    }

    /// <summary>Nothing remains: blocks that are not committed are no blob.</summary>
    public override ValueTask DisposeAsync() => content.DisposeAsync();

    /// <summary>Another version exists, or another commit has removed the blocks of this one.</summary>
    private static bool IsConflict(RequestFailedException exception) => exception.Status is 409 or 412 || exception.ErrorCode == BlobErrorCode.InvalidBlockList;
}
