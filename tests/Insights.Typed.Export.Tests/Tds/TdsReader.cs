using System.Buffers.Binary;
using System.Text;

namespace Insights.Typed.Export.Tests.Tds;

/// <summary>Reads numbers, with the least significant byte first, and texts in UTF-16.</summary>
internal sealed class TdsReader(byte[] bytes)
{
    public int Position { get; set; }

    public bool IsAtEnd => Position >= bytes.Length;

    public byte ReadByte() => bytes[Position++];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(8));

    public ReadOnlySpan<byte> ReadBytes(int count) => bytes.AsSpan((Position += count) - count, count);

    public string ReadText(int characters) => Encoding.Unicode.GetString(ReadBytes(2 * characters));

    public string ReadShortText() => ReadText(ReadByte());

    public string ReadRest() => Encoding.Unicode.GetString(ReadBytes(bytes.Length - Position));

    /// <summary>Reads past the headers of a request, and returns the descriptor of its transaction; 0 for none.</summary>
    public long ReadHeaders()
    {
        const ushort TransactionDescriptor = 2;
        var end = Position + ReadInt32();
        var transaction = 0L;
        while (Position < end)
        {
            var next = Position + ReadInt32();
            if (ReadUInt16() == TransactionDescriptor)
            {
                transaction = ReadInt64();
            }

            Position = next;
        }

        return transaction;
    }
}
