using System.Buffers.Binary;

namespace Insights.Typed.Export.Tests.Tds;

/// <summary>Splits messages into packets: a header of eight bytes, and the content.</summary>
internal sealed class TdsChannel(Stream stream, Action<int>? received = null)
{
    public const int PacketSize = 4096;

    private const int HeaderSize = 8;
    private const byte EndOfMessage = 1;
    private const byte Ignore = 2;

    /// <summary>Reads a message; null if the client has closed the connection.</summary>
    public async Task<TdsMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var header = new byte[HeaderSize];
        while (true)
        {
            try
            {
                if (await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, cancellationToken) < HeaderSize)
                {
                    return null;
                }

                var content = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderSize];
                await stream.ReadExactlyAsync(content, cancellationToken);
                body.Write(content);
                received?.Invoke(content.Length);
            }
            catch (IOException)
            {
                return null;
            }

            if ((header[1] & EndOfMessage) != 0)
            {
                return new((TdsMessageType)header[0], body.ToArray(), (header[1] & Ignore) != 0);
            }
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        byte number = 1;
        do
        {
            var content = body[..Math.Min(body.Length, PacketSize - HeaderSize)];
            body = body[content.Length..];
            var packet = new byte[HeaderSize + content.Length];
            packet[0] = (byte)TdsMessageType.Response;
            packet[1] = body.IsEmpty ? EndOfMessage : (byte)0;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
            packet[6] = number++;
            content.CopyTo(packet.AsMemory(HeaderSize));
            await stream.WriteAsync(packet, cancellationToken);
        }
        while (!body.IsEmpty);
    }
}
