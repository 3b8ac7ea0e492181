using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>
/// One column of some records: each call reads the value of the next record, which must exist. A value that does not fit its type
/// is read as any value: its row and the following ones are not returned. Supports generated code; not intended for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct FieldColumn
{
    private readonly ref byte afterFirst;
    private readonly ref int first;
    private readonly nint stride;
    private readonly ColumnDecoder decoder;
    private readonly StringPoolSnapshot strings;
    private ref int current;

    internal FieldColumn(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> positions, int stride, int count, ColumnDecoder decoder)
    {
        // A field starts after its position.
        afterFirst = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), 1);
        first = ref MemoryMarshal.GetReference(positions);
        current = ref first;
        this.stride = stride;
        this.decoder = decoder;
        strings = decoder.Pool.Snapshot;
        Count = count;
    }

    /// <summary>Gets the number of values.</summary>
    public readonly int Count { get; }

    /// <summary>Reads a string; an empty string for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Text()
    {
        var field = ReadField();
        return strings.Find(field) ?? decoder.DecodeText(field, RowIndex, Position) ?? "";
    }

    /// <summary>Reads a string, or null for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? TextOrNull()
    {
        var field = ReadField();
        return strings.Find(field) ?? (field.IsEmpty ? null : decoder.DecodeText(field, RowIndex, Position));
    }

    /// <summary>Reads an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Integer()
    {
        var field = ReadField();
        return FastFieldDecoder.TryInteger(field, out var value) ? value : decoder.Decode<long>(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>Reads an integer, or null for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? IntegerOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryInteger(field, out var value) ? value : field.IsEmpty ? null : decoder.Decode<long>(field, RowIndex, Position);
    }

    /// <summary>Reads a decimal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal Decimal()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDecimal(field, out var value) ? value : decoder.Decode<decimal>(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>Reads a decimal number, or null for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal? DecimalOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDecimal(field, out var value) ? value : field.IsEmpty ? null : decoder.Decode<decimal>(field, RowIndex, Position);
    }

    /// <summary>Reads a date.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly Date()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDate(field, out var value) ? value : decoder.Decode<DateOnly>(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>Reads a date, or null for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly? DateOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDate(field, out var value) ? value : field.IsEmpty ? null : decoder.Decode<DateOnly>(field, RowIndex, Position);
    }

    /// <summary>Reads a time in UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime DateTime()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDateTime(field, out var value) ? value : decoder.Decode<DateTime>(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>Reads a time in UTC, or null for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime? DateTimeOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDateTime(field, out var value) ? value : field.IsEmpty ? null : decoder.Decode<DateTime>(field, RowIndex, Position);
    }

    /// <summary>Reads a GUID.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid Guid()
    {
        var field = ReadField();
        return FastFieldDecoder.TryGuid(field, out var value) ? value : decoder.Decode<Guid>(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>Reads a GUID, or null for a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid? GuidOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryGuid(field, out var value) ? value : field.IsEmpty ? null : decoder.Decode<Guid>(field, RowIndex, Position);
    }

    /// <summary>Reads a Boolean, with the literals of its column.</summary>
    public bool Flag() => FlagOrNull().GetValueOrDefault();

    /// <summary>Reads a Boolean with the literals of its column, or null for a missing value.</summary>
    public bool? FlagOrNull() => decoder.Decode<bool>(ReadField(), RowIndex, Position);

    /// <summary>Reports that the value that was read last does not fit for another reason than its type: its row and the following ones are not returned.</summary>
    /// <param name="expected">The description of the expected value, as in "expected: a whole number".</param>
    /// <param name="advice">What the user can do.</param>
    public readonly void ReportMismatch(string expected, string advice)
    {
        var position = Position;
        var length = Unsafe.Add(ref Unsafe.Subtract(ref current, stride), 1) - position;
        decoder.ReportUnsuitable(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref afterFirst, position - 1), length), RowIndex, position, expected, advice);
    }

    /// <summary>Creates the values of a column of each type, which a data reader reads.</summary>
    internal static Cells CreateCells(ReaderColumn column) => column.Type switch
    {
        ColumnType.Text => column.IsNullable ? new TextCells((ref c) => c.TextOrNull()) : new TextCells((ref c) => c.Text()),
        ColumnType.Integer => column.IsNullable ? new ValueCells<long>((ref c) => c.IntegerOrNull()) : new ValueCells<long>((ref c) => c.Integer()),
        ColumnType.Decimal => column.IsNullable ? new ValueCells<decimal>((ref c) => c.DecimalOrNull()) : new ValueCells<decimal>((ref c) => c.Decimal()),
        ColumnType.Date => column.IsNullable ? new ValueCells<DateOnly>((ref c) => c.DateOrNull()) : new ValueCells<DateOnly>((ref c) => c.Date()),
        ColumnType.DateTime => column.IsNullable ? new ValueCells<DateTime>((ref c) => c.DateTimeOrNull()) : new ValueCells<DateTime>((ref c) => c.DateTime()),
        ColumnType.Guid => column.IsNullable ? new ValueCells<Guid>((ref c) => c.GuidOrNull()) : new ValueCells<Guid>((ref c) => c.Guid()),
        ColumnType.Flag => column.IsNullable ? new ValueCells<bool>((ref c) => c.FlagOrNull()) : new ValueCells<bool>((ref c) => c.Flag()),
    };

    /// <summary>Gets the row of the field that was read last.</summary>
    private readonly int RowIndex => (int)(Unsafe.ByteOffset(ref first, ref current) / (stride * sizeof(int))) - 1;

    /// <summary>Gets the start of that field.</summary>
    private readonly int Position => Unsafe.Subtract(ref current, stride) + 1;

    // Unchecked: the positions were found in these bytes, and three checks for each value would be most of its cost. The position
    // after the last one is in the array, too, as required while the garbage collector can move it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> ReadField()
    {
        var before = current;
        var length = Unsafe.Add(ref current, 1) - before - 1;
        current = ref Unsafe.Add(ref current, stride);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref afterFirst, before), length);
    }
}
