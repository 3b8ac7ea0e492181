using System.Buffers.Binary;
using System.IO.Compression;

namespace Insights.Typed.Reading;

/// <summary>
/// The content of a compressed file. The platform's own stream takes a file that was cut off for one that ends there; here
/// that is an error, since such a file ends with something else than the length of its content.
/// </summary>
internal sealed class UnzippedStream : ReadOnlyStream
{
    private readonly Tail zipped;
    private readonly GZipStream content;
    private uint length;

    public UnzippedStream(Stream zipped)
    {
        this.zipped = new Tail(zipped);
        content = new GZipStream(this.zipped, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Checked(content.Read(buffer));
        }
        catch (InvalidDataException)
        {
            throw Broken();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Checked(await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        catch (InvalidDataException)
        {
            throw Broken();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ReportFormatException Broken() =>
        new("The compressed report is not whole: it was cut off or damaged, or it is several compressed files in one, which are not read.");

    private int Checked(int read)
    {
        length += (uint)read;
        return read > 0 || zipped.LastNumber == length ? read : throw Broken();
    }

    /// <summary>Remembers the last four bytes.</summary>
    private sealed class Tail(Stream stream) : ReadOnlyStream
    {
        private readonly byte[] last = new byte[4];

        public uint LastNumber => BinaryPrimitives.ReadUInt32LittleEndian(last);

        public override int Read(Span<byte> buffer)
        {
            var read = stream.Read(buffer);
            Remember(buffer[..read]);
            return read;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Remember(buffer.Span[..read]);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                stream.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Remember(ReadOnlySpan<byte> bytes)
        {
            var kept = Math.Max(0, last.Length - bytes.Length);
            last.AsSpan(last.Length - kept).CopyTo(last);
            bytes[Math.Max(0, bytes.Length - last.Length)..].CopyTo(last.AsSpan(kept));
        }
    }
}
