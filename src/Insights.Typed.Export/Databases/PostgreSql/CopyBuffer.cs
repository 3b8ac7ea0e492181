using System.Buffers.Binary;
using System.Text;

namespace Insights.Typed.Export.Databases.PostgreSql;

/// <summary>
/// Writes values in PostgreSQL's binary format of COPY: each with its length before it, numbers with the most significant byte
/// first. Npgsql's importer writes the same, but binds a parameter for each value, which takes longer.
/// </summary>
internal sealed class CopyBuffer
{
    private const int MissingValue = -1;
    private const int DigitsOfGroup = 4;
    private const int GroupBase = 10_000;
    private const short NegativeSign = 0x4000;

    /// <summary>The powers of ten that make a number of digits a multiple of that of a group.</summary>
    private static readonly uint[] Paddings = [1, 1000, 100, 10];

    private static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];

    private byte[] bytes = new byte[128 * 1024];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Writes the signature, the flags and the length of the extension, of which there is none.</summary>
    public void WriteHeader()
    {
        Signature.CopyTo(Add(Signature.Length));
        Add(2 * sizeof(int)).Clear();
    }

    public void WriteTrailer() => WriteInt16(-1);

    public void StartRow(int columns) => WriteInt16((short)columns);

    public void WriteMissing() => WriteInt32(MissingValue);

    public void Write(string text)
    {
        var max = Encoding.UTF8.GetMaxByteCount(text.Length);
        var start = Length;
        var span = Add(sizeof(int) + max);
        var count = Encoding.UTF8.GetBytes(text, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(span, count);
        Length = start + sizeof(int) + count;
    }

    /// <summary>Writes a value of the type bigint or a number of microseconds.</summary>
    public void Write(long number)
    {
        WriteInt32(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Add(sizeof(long)), number);
    }

    /// <summary>Writes a number of days.</summary>
    public void Write(int days)
    {
        WriteInt32(sizeof(int));
        WriteInt32(days);
    }

    public void Write(bool flag)
    {
        WriteInt32(1);
        Add(1)[0] = flag ? (byte)1 : (byte)0;
    }

    public void Write(Guid id)
    {
        WriteInt32(16);
        id.TryWriteBytes(Add(16), bigEndian: true, out _);
    }

    /// <summary>Writes groups of four decimal digits, the weight of the first group, the sign, and the number of digits after the point.</summary>
    public void Write(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var scale = (int)number.Scale;
        var padding = Paddings[scale % DigitsOfGroup];
        var rest = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]) * padding;

        // The last group first. A decimal has at most 29 digits, and the padding three.
        Span<short> groups = stackalloc short[8];
        var count = 0;
        while (rest > ulong.MaxValue)
        {
            (rest, var group) = UInt128.DivRem(rest, GroupBase);
            groups[count++] = (short)group;
        }

        for (var low = (ulong)rest; low > 0;)
        {
            (low, var group) = Math.DivRem(low, GroupBase);
            groups[count++] = (short)group;
        }

        WriteInt32((4 + count) * sizeof(short));
        WriteInt16((short)count);
        WriteInt16((short)(count - ((scale + DigitsOfGroup - 1) / DigitsOfGroup) - 1));
        WriteInt16(number < 0 ? NegativeSign : (short)0);
        WriteInt16((short)scale);
        for (var i = count - 1; i >= 0; i--)
        {
            WriteInt16(groups[i]);
        }
    }

    private void WriteInt16(short number) => BinaryPrimitives.WriteInt16BigEndian(Add(sizeof(short)), number);

    private void WriteInt32(int number) => BinaryPrimitives.WriteInt32BigEndian(Add(sizeof(int)), number);

    private Span<byte> Add(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        var span = bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }
}
