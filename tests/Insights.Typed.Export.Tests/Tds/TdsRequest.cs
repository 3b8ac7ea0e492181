using System.Text;

namespace Insights.Typed.Export.Tests.Tds;

/// <summary>A statement with the values of its parameters.</summary>
/// <param name="Transaction">The descriptor of the transaction; 0 for none.</param>
/// <param name="Text">The text.</param>
/// <param name="Parameters">The parameters, with their names.</param>
internal sealed record TdsStatement(long Transaction, string Text, IReadOnlyList<(TdsColumn Column, object? Value)> Parameters)
{
    private const ushort ProcedureById = 0xFFFF;
    private const ushort ExecuteSql = 10;

    public static TdsStatement ReadBatch(byte[] body)
    {
        var reader = new TdsReader(body);
        return new(reader.ReadHeaders(), reader.ReadRest(), []);
    }

    /// <summary>Reads a call of sp_executesql, whose first two parameters are the text and the declarations of the others.</summary>
    public static TdsStatement ReadRpc(byte[] body)
    {
        var reader = new TdsReader(body);
        var transaction = reader.ReadHeaders();
        Assert.Equal((ProcedureById, ExecuteSql), (reader.ReadUInt16(), reader.ReadUInt16()));
        reader.ReadUInt16();
        var parameters = new List<(TdsColumn, object?)>();
        while (!reader.IsAtEnd)
        {
            var name = reader.ReadShortText();
            reader.ReadByte();
            var column = TdsColumn.ReadType(reader, name);
            parameters.Add((column, column.ReadValue(reader)));
        }

        return new(transaction, (string)parameters[0].Item2!, parameters[2..]);
    }
}

/// <summary>The rows of a bulk load.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The values.</param>
internal sealed record TdsBulkLoad(IReadOnlyList<TdsColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    private const byte ColumnsToken = 0x81;
    private const byte RowToken = 0xD1;

    public static TdsBulkLoad Read(byte[] body)
    {
        var reader = new TdsReader(body);
        Assert.Equal(ColumnsToken, reader.ReadByte());
        var columns = new TdsColumn[reader.ReadUInt16()];
        for (var i = 0; i < columns.Length; i++)
        {
            reader.ReadInt32();
            var flags = reader.ReadUInt16();
            var column = TdsColumn.ReadType(reader, "");
            columns[i] = column with { Name = reader.ReadShortText(), IsNullable = (flags & 1) != 0 };
        }

        var rows = new List<object?[]>();
        while (reader.ReadByte() == RowToken)
        {
            rows.Add([.. columns.Select(column => column.ReadValue(reader))]);
        }

        return new(columns, rows);
    }
}

/// <summary>The login of a client.</summary>
internal sealed record TdsLogin(string User, string Password, string Application, string Database)
{
    private const int UserOffset = 40;
    private const int PasswordOffset = 44;
    private const int ApplicationOffset = 48;
    private const int DatabaseOffset = 68;

    public static TdsLogin Read(byte[] body)
    {
        return new(ReadField(UserOffset), Encoding.Unicode.GetString([.. ReadBytes(PasswordOffset).Select(Reveal)]), ReadField(ApplicationOffset), ReadField(DatabaseOffset));

        string ReadField(int offset) => Encoding.Unicode.GetString(ReadBytes(offset));

        byte[] ReadBytes(int offset)
        {
            var reader = new TdsReader(body) { Position = offset };
            var (start, characters) = (reader.ReadUInt16(), reader.ReadUInt16());
            return body[start..(start + (2 * characters))];
        }

        static byte Reveal(byte value)
        {
            var plain = value ^ 0xA5;
            return (byte)((plain << 4) | (plain >> 4));
        }
    }
}
