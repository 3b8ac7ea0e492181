using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>The rows of batches as the driver's bulk copy reads them: one after another, as they arrive.</summary>
internal sealed class BatchReader(ChannelReader<RowBatch> batches, IReadOnlyList<LoadedColumn> columns) : DbDataReader
{
    private RowBatch? batch;
    private int row = -1;
    private bool isClosed;

    public override int FieldCount => columns.Count;

    public override int Depth => 0;

    public override bool HasRows => true;

    public override bool IsClosed => isClosed;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (batch is not null && ++row < batch.Count)
        {
            return true;
        }

        // A writer that gives up completes the channel with an error, which is thrown here and ends the copy.
        batch = await batches.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && batches.TryRead(out var next) ? next : null;
        row = 0;
        return batch is not null;
    }

    public override bool Read() => ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => columns[ordinal].Name;

    [SuppressMessage("Usage", "CA2201", Justification = "The contract of data readers requires it.")]
    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new IndexOutOfRangeException($"No column has the name {UntrustedText.SanitizeName(name)}.");
    }

    public override Type GetFieldType(int ordinal) => columns[ordinal].Kind switch
    {
        ValueKind.Text => typeof(string),
        ValueKind.Integer => typeof(long),
        ValueKind.Decimal => typeof(decimal),
        ValueKind.Date => typeof(DateOnly),
        ValueKind.DateTime => typeof(DateTime),
        ValueKind.Guid => typeof(Guid),
        ValueKind.Flag => typeof(bool),
    };

    public override string GetDataTypeName(int ordinal) => columns[ordinal].Kind switch
    {
        ValueKind.Text => "nvarchar",
        ValueKind.Integer => "bigint",
        ValueKind.Decimal => "decimal",
        ValueKind.Date => "date",
        ValueKind.DateTime => "datetime2",
        ValueKind.Guid => "uniqueidentifier",
        ValueKind.Flag => "bit",
    };

    public override object GetValue(int ordinal) => batch?.Get(row, ordinal) ?? throw new InvalidOperationException("There is no current row.");

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => (double)GetDecimal(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetValue(ordinal) is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : (DateTime)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override char GetChar(int ordinal) => throw NotSupported();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw NotSupported();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw NotSupported();

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    public override void Close() => isClosed = true;

    private static NotSupportedException NotSupported() => new("Values are not read in parts.");
}
