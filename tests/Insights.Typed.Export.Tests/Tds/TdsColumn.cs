using System.Buffers.Binary;
using System.Data.SqlTypes;
using System.Text;

namespace Insights.Typed.Export.Tests.Tds;

/// <summary>A column or a parameter with its type, which reads and writes its values.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Length">The length in bytes; of a text without limit, <see cref="Unlimited"/>.</param>
/// <param name="Precision">The number of digits of a decimal.</param>
/// <param name="Scale">The number of digits after the point of a decimal or of a second.</param>
/// <param name="IsNullable">Whether values can be missing.</param>
internal sealed record TdsColumn(string Name, TdsType Type, int Length, byte Precision = 0, byte Scale = 0, bool IsNullable = true)
{
    public const int Unlimited = 0xFFFF;

    /// <summary>SQL_Latin1_General_CP1_CI_AS.</summary>
    public static ReadOnlySpan<byte> Collation => [0x09, 0x04, 0xD0, 0x00, 0x34];

    private const long MissingLongText = -1;

    public static TdsColumn Text(string name) => new(name, TdsType.NVarChar, Unlimited);

    public static TdsColumn Integer(string name, int bytes = 8) => new(name, TdsType.Integer, bytes);

    public static TdsColumn Bit(string name) => new(name, TdsType.Bit, 1);

    public static TdsColumn Time(string name) => new(name, TdsType.DateTime2, 8, Scale: 7);

    /// <summary>Reads a type; its name is elsewhere in columns and parameters.</summary>
    public static TdsColumn ReadType(TdsReader reader, string name)
    {
        var type = (TdsType)reader.ReadByte();
        switch (type)
        {
            case TdsType.Guid:
            case TdsType.Integer:
            case TdsType.Bit:
                return new(name, type, reader.ReadByte());
            case TdsType.FixedBigInt:
                return new(name, type, 8);
            case TdsType.FixedBit:
                return new(name, type, 1);
            case TdsType.Date:
                return new(name, type, 3);
            case TdsType.DateTime2:
                return new(name, type, 8, Scale: reader.ReadByte());
            case TdsType.Decimal or TdsType.Numeric:
                return new(name, type, reader.ReadByte(), reader.ReadByte(), reader.ReadByte());
            case TdsType.NVarChar:
                var length = reader.ReadUInt16();
                reader.ReadBytes(Collation.Length);
                return new(name, type, length);
            default:
                throw new NotSupportedException($"The type {type:X} is not in this server.");
        }
    }

    public void WriteType(TdsWriter writer)
    {
        writer.WriteByte((byte)Type);
        switch (Type)
        {
            case TdsType.Date or TdsType.FixedBigInt or TdsType.FixedBit:
                break;
            case TdsType.DateTime2:
                writer.WriteByte(Scale);
                break;
            case TdsType.Decimal or TdsType.Numeric:
                writer.WriteBytes([(byte)Length, Precision, Scale]);
                break;
            case TdsType.NVarChar:
                writer.WriteUInt16((ushort)Length);
                writer.WriteBytes(Collation);
                break;
            case TdsType.Guid or TdsType.Integer or TdsType.Bit:
                writer.WriteByte((byte)Length);
                break;
            default:
                throw new NotSupportedException(Type.ToString());
        }
    }

    /// <summary>Reads a value; null if it is missing.</summary>
    public object? ReadValue(TdsReader reader)
    {
        if (Type == TdsType.NVarChar)
        {
            return Length == Unlimited ? ReadLongText(reader) : reader.ReadUInt16() is var bytes && bytes == Unlimited ? null : reader.ReadText(bytes / 2);
        }

        var value = reader.ReadBytes(Type is TdsType.FixedBigInt or TdsType.FixedBit ? Length : reader.ReadByte());
        if (value.IsEmpty)
        {
            return null;
        }

        return Type switch
        {
            TdsType.Guid => new Guid(value),
            TdsType.FixedBigInt or TdsType.Integer when value.Length == 8 => BinaryPrimitives.ReadInt64LittleEndian(value),
            TdsType.Integer when value.Length == 4 => (long)BinaryPrimitives.ReadInt32LittleEndian(value),
            TdsType.Date => DateOnly.FromDayNumber(ReadDays(value)),
            TdsType.DateTime2 when Scale == 7 => new DateTime((ReadDays(value[5..]) * TimeSpan.TicksPerDay) + BinaryPrimitives.ReadUInt32LittleEndian(value) + ((long)value[4] << 32), DateTimeKind.Utc),
            TdsType.FixedBit or TdsType.Bit => value[0] != 0,
            TdsType.Decimal or TdsType.Numeric => ReadDecimal(value),
            _ => throw new NotSupportedException($"{Type} of {value.Length} bytes is not in this server."),
        };
    }

    public void WriteValue(TdsWriter writer, object? value)
    {
        switch (Type, value)
        {
            case (TdsType.NVarChar, null):
                writer.WriteInt64(MissingLongText);
                break;
            case (TdsType.NVarChar, string text) when Length == Unlimited:
                var bytes = Encoding.Unicode.GetBytes(text);
                writer.WriteInt64(bytes.Length);
                if (bytes.Length > 0)
                {
                    writer.WriteInt32(bytes.Length);
                    writer.WriteBytes(bytes);
                }

                writer.WriteInt32(0);
                break;
            case (_, null):
                writer.WriteByte(0);
                break;
            case (TdsType.FixedBigInt, long number):
                writer.WriteInt64(number);
                break;
            case (TdsType.FixedBit, bool flag):
                writer.WriteByte(flag ? (byte)1 : (byte)0);
                break;
            case (TdsType.Integer, long number):
                writer.WriteByte((byte)Length);
                writer.WriteBytes(BitConverter.GetBytes(number).AsSpan(0, Length));
                break;
            case (TdsType.Bit, bool flag):
                writer.WriteBytes([1, flag ? (byte)1 : (byte)0]);
                break;
            case (TdsType.DateTime2, DateTime time):
                writer.WriteByte(8);
                writer.WriteBytes(BitConverter.GetBytes(time.TimeOfDay.Ticks).AsSpan(0, 5));
                writer.WriteBytes(BitConverter.GetBytes(DateOnly.FromDateTime(time).DayNumber).AsSpan(0, 3));
                break;
            default:
                throw new NotSupportedException($"{Type}: {value}");
        }
    }

    private static string? ReadLongText(TdsReader reader)
    {
        if (reader.ReadInt64() == MissingLongText)
        {
            return null;
        }

        var text = new StringBuilder();
        while (reader.ReadInt32() is > 0 and var bytes)
        {
            text.Append(reader.ReadText(bytes / 2));
        }

        return text.ToString();
    }

    private static int ReadDays(ReadOnlySpan<byte> value) => value[0] | (value[1] << 8) | (value[2] << 16);

    private SqlDecimal ReadDecimal(ReadOnlySpan<byte> value)
    {
        var parts = new int[4];
        for (var i = 1; i < value.Length; i += 4)
        {
            parts[i / 4] = BinaryPrimitives.ReadInt32LittleEndian(value[i..]);
        }

        return new(Precision, Scale, value[0] == 1, parts);
    }
}
