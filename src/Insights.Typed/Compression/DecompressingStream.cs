using System.IO.Compression;

namespace Insights.Typed.Compression;

/// <summary>
/// Decompresses, and ends only at the end of the compressed data: truncated or damaged data, and bytes after it, are
/// errors. A read that fails because the underlying read failed can be repeated, and continues at its position.
/// </summary>
internal sealed class DecompressingStream(Stream body, ContentCoding coding) : ReadOnlyStream
{
    private readonly CompressedInput input = new(body);
    private Stream? inflater;
    private bool isComplete;

    /// <inheritdoc />
    /// <exception cref="CompressedDataException">The data is incomplete or damaged.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isComplete || buffer.IsEmpty)
        {
            return 0;
        }

        try
        {
            inflater ??= CreateInflater((await input.PeekAsync(cancellationToken).ConfigureAwait(false)).Span);
            var read = await inflater.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                await ThrowIfIncompleteAsync(buffer, cancellationToken).ConfigureAwait(false);
                isComplete = true;
            }

            return read;
        }
        catch (InvalidDataException)
        {
            // The platform's message refers to archive entries.
            throw new CompressedDataException($"its {Name} data is damaged: it does not decompress, or its checksum is wrong");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflater?.Dispose();
            body.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Name => ContentCodings.GetName(coding);

    private Stream CreateInflater(ReadOnlySpan<byte> first)
    {
        if (first.Length < 2)
        {
            throw CreateTruncated();
        }

        // A header of RFC 1950: the method is 8, and the two bytes are a multiple of 31.
        var isZLib = (first[0] & 0x0F) == 8 && ((first[0] << 8) | first[1]) % 31 == 0;
        return coding switch
        {
            ContentCoding.GZip when !ContentCodings.IsGZip(first) => throw new CompressedDataException("it is declared as gzip, and does not start as gzip data"),
            ContentCoding.GZip => new GZipStream(input, CompressionMode.Decompress),
            ContentCoding.Deflate when isZLib => new ZLibStream(input, CompressionMode.Decompress),
            ContentCoding.Deflate => new DeflateStream(input, CompressionMode.Decompress),
            ContentCoding.Identity => throw CreateNotCompressed(),
        };
    }

    private async ValueTask ThrowIfIncompleteAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // After a member of a gzip file another one can follow, so its decompressor requests more bytes even at the end.
        var requestsMore = coding switch
        {
            ContentCoding.GZip => true,
            ContentCoding.Deflate => false,
            ContentCoding.Identity => throw CreateNotCompressed(),
        };
        if (!input.IsLastByteRead || (requestsMore && !input.HasReadPastEnd))
        {
            throw new CompressedDataException($"other bytes follow its {Name} data");
        }

        if (requestsMore ? await RequiresMoreInputAsync(buffer, cancellationToken).ConfigureAwait(false) : input.HasReadPastEnd)
        {
            throw CreateTruncated();
        }
    }

    private static InvalidOperationException CreateNotCompressed() => new("Data without a compression is not decompressed.");

    private async ValueTask<bool> RequiresMoreInputAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        input.AddProbe();
        try
        {
            return await inflater!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0 || input.HasReadPastEnd;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private CompressedDataException CreateTruncated() => new($"its {Name} data is truncated", isTruncated: true);
}
