using System.Buffers;
using System.Globalization;
using System.Text;

namespace Insights.Typed.Export.Tests.Tds;

/// <summary>Writes the tokens of a response.</summary>
internal sealed class TdsWriter
{
    private const byte ColumnsToken = 0x81;
    private const byte RowToken = 0xD1;
    private const byte LoginToken = 0xAD;
    private const byte ErrorToken = 0xAA;
    private const byte ChangeToken = 0xE3;
    private const byte DoneToken = 0xFD;
    private const ushort DoneMore = 0x01;
    private const ushort DoneError = 0x02;
    private const ushort DoneCount = 0x10;
    private const ushort DoneAttention = 0x20;

    private static readonly byte[] Version74 = [0x74, 0x00, 0x00, 0x04];

    private readonly ArrayBufferWriter<byte> bytes = new();

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void WriteByte(byte value) => bytes.Write([value]);

    public void WriteBytes(ReadOnlySpan<byte> value) => bytes.Write(value);

    public void WriteUInt16(ushort value) => bytes.Write(BitConverter.GetBytes(value));

    public void WriteInt32(int value) => bytes.Write(BitConverter.GetBytes(value));

    public void WriteInt64(long value) => bytes.Write(BitConverter.GetBytes(value));

    /// <summary>Writes the rows of a query.</summary>
    public void WriteResult(IReadOnlyList<TdsColumn> columns, IReadOnlyCollection<object?[]> rows, bool hasMore = false)
    {
        WriteByte(ColumnsToken);
        WriteUInt16((ushort)columns.Count);
        foreach (var column in columns)
        {
            WriteInt32(0);
            WriteUInt16((ushort)(0x08 | (column.IsNullable ? 1 : 0)));
            column.WriteType(this);
            WriteShortText(column.Name);
        }

        foreach (var row in rows)
        {
            WriteByte(RowToken);
            for (var i = 0; i < columns.Count; i++)
            {
                columns[i].WriteValue(this, row[i]);
            }
        }

        WriteDone(DoneCount | (hasMore ? DoneMore : 0), rows.Count);
    }

    public void WriteChanged(long rows) => WriteDone(DoneCount, rows);

    public void WriteDone() => WriteDone(0, 0);

    public void WriteAttention() => WriteDone(DoneAttention, 0);

    public void WriteError(TdsError error)
    {
        var content = new TdsWriter();
        content.WriteInt32(error.Number);
        content.WriteBytes([1, error.Severity]);
        content.WriteUInt16((ushort)error.Message.Length);
        content.WriteText(error.Message);
        content.WriteShortText("stand-in");
        content.WriteShortText("");
        content.WriteInt32(1);
        WriteToken(ErrorToken, content);
        WriteDone(DoneError, 0);
    }

    public void WriteLogin(string database)
    {
        WriteChange(1, text => text.WriteShortText(database), text => text.WriteShortText(""));
        WriteChange(7, collation => collation.WriteCounted(TdsColumn.Collation), collation => collation.WriteCounted([]));
        WriteChange(4, size => size.WriteShortText(TdsChannel.PacketSize.ToString(CultureInfo.InvariantCulture)), size => size.WriteShortText("4096"));
        var content = new TdsWriter();
        content.WriteByte(1);
        content.WriteBytes(Version74);
        content.WriteShortText("stand-in");
        content.WriteBytes([16, 0, 0, 0]);
        WriteToken(LoginToken, content);
        WriteDone();
    }

    public void WriteBegin(long transaction)
    {
        WriteChange(8, id => id.WriteCounted(BitConverter.GetBytes(transaction)), id => id.WriteCounted([]));
        WriteDone();
    }

    public void WriteEnd(long transaction, bool isCommitted)
    {
        WriteChange(isCommitted ? (byte)9 : (byte)10, id => id.WriteCounted([]), id => id.WriteCounted(BitConverter.GetBytes(transaction)));
        WriteDone();
    }

    private void WriteChange(byte type, Action<TdsWriter> writeNew, Action<TdsWriter> writeOld)
    {
        var content = new TdsWriter();
        content.WriteByte(type);
        writeNew(content);
        writeOld(content);
        WriteToken(ChangeToken, content);
    }

    private void WriteToken(byte token, TdsWriter content)
    {
        var written = content.ToArray();
        WriteByte(token);
        WriteUInt16((ushort)written.Length);
        WriteBytes(written);
    }

    private void WriteDone(int status, long rows)
    {
        WriteByte(DoneToken);
        WriteUInt16((ushort)status);
        WriteUInt16(0);
        WriteInt64(rows);
    }

    private void WriteText(string text) => WriteBytes(Encoding.Unicode.GetBytes(text));

    private void WriteShortText(string text)
    {
        WriteByte((byte)text.Length);
        WriteText(text);
    }

    private void WriteCounted(ReadOnlySpan<byte> value)
    {
        WriteByte((byte)value.Length);
        WriteBytes(value);
    }
}

/// <summary>An error of a server.</summary>
/// <param name="Number">The number.</param>
/// <param name="Severity">The class; from 20 on, the server closes the connection.</param>
/// <param name="Message">The message.</param>
internal sealed record TdsError(int Number, byte Severity, string Message);
