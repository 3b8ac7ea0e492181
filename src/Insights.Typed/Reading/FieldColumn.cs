using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>
/// One column of some records: each call reads the value of the next one, and there must be one. Where a value does not fit
/// it reads as anything: that row and those behind it are given to nobody. Not for use by hand.
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
        // A field starts behind its place.
        afterFirst = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), 1);
        first = ref MemoryMarshal.GetReference(positions);
        current = ref first;
        this.stride = stride;
        this.decoder = decoder;
        strings = decoder.Pool.Snapshot;
        Count = count;
    }

    /// <summary>How many values there are.</summary>
    public readonly int Count { get; }

    /// <summary>A text; an empty one where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Text()
    {
        var field = ReadField();
        return strings.Find(field) ?? decoder.DecodeText(field, RowIndex, Position) ?? "";
    }

    /// <summary>A text, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? TextOrNull()
    {
        var field = ReadField();
        return strings.Find(field) ?? (field.IsEmpty ? null : decoder.DecodeText(field, RowIndex, Position));
    }

    /// <summary>A whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Integer()
    {
        var field = ReadField();
        return FastFieldDecoder.TryInteger(field, out var value) ? value : decoder.DecodeInteger(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>A whole number, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? IntegerOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryInteger(field, out var value) ? value : field.IsEmpty ? null : decoder.DecodeInteger(field, RowIndex, Position);
    }

    /// <summary>A decimal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal Decimal()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDecimal(field, out var value) ? value : decoder.DecodeDecimal(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>A decimal number, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal? DecimalOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDecimal(field, out var value) ? value : field.IsEmpty ? null : decoder.DecodeDecimal(field, RowIndex, Position);
    }

    /// <summary>A day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly Date()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDate(field, out var value) ? value : decoder.DecodeDate(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>A day, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly? DateOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDate(field, out var value) ? value : field.IsEmpty ? null : decoder.DecodeDate(field, RowIndex, Position);
    }

    /// <summary>A time in UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime DateTime()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDateTime(field, out var value) ? value : decoder.DecodeDateTime(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>A time in UTC, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime? DateTimeOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryDateTime(field, out var value) ? value : field.IsEmpty ? null : decoder.DecodeDateTime(field, RowIndex, Position);
    }

    /// <summary>A GUID.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid Guid()
    {
        var field = ReadField();
        return FastFieldDecoder.TryGuid(field, out var value) ? value : decoder.DecodeGuid(field, RowIndex, Position).GetValueOrDefault();
    }

    /// <summary>A GUID, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid? GuidOrNull()
    {
        var field = ReadField();
        return FastFieldDecoder.TryGuid(field, out var value) ? value : field.IsEmpty ? null : decoder.DecodeGuid(field, RowIndex, Position);
    }

    /// <summary>A flag, in its column's spelling.</summary>
    public bool Flag() => FlagOrNull().GetValueOrDefault();

    /// <summary>A flag in its column's spelling, or null where there is nothing.</summary>
    public bool? FlagOrNull() => decoder.DecodeBoolean(ReadField(), RowIndex, Position);

    /// <summary>The row of the field that was taken last.</summary>
    private readonly int RowIndex => (int)(Unsafe.ByteOffset(ref first, ref current) / (stride * sizeof(int))) - 1;

    /// <summary>Where that field starts.</summary>
    private readonly int Position => Unsafe.Subtract(ref current, stride) + 1;

    // Unchecked: the places were found in these bytes, and a check of three for each value is what it mostly would cost. What
    // is stepped to behind the last one is in their array too, as it must be while the collector may move that.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> ReadField()
    {
        var before = current;
        var length = Unsafe.Add(ref current, 1) - before - 1;
        current = ref Unsafe.Add(ref current, stride);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref afterFirst, before), length);
    }
}
