using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>
/// One column of some records. Where a value does not fit it reads as anything: that row and those behind it are given to
/// nobody. Not for use by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FieldColumn
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<int> places;
    private readonly int stride;
    private readonly ColumnDecoder decoder;
    private readonly TextPool.Slot[] texts;

    internal FieldColumn(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> places, int stride, int count, ColumnDecoder decoder)
    {
        this.bytes = bytes;
        this.places = places;
        this.stride = stride;
        this.decoder = decoder;
        texts = decoder.Pool.Slots;
        Count = count;
    }

    /// <summary>How many values there are.</summary>
    public int Count { get; }

    /// <summary>A text; an empty one where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Text(int row) => TextOrNull(row) ?? "";

    /// <summary>A text, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? TextOrNull(int row)
    {
        var field = Field(row);
        return field.IsEmpty ? null : TextPool.Find(texts, field) ?? decoder.Text(field, row, Place(row));
    }

    /// <summary>A whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Integer(int row)
    {
        var field = Field(row);
        return FixedShape.TryInteger(field, out var value) ? value : decoder.Integer(field, row, Place(row)).GetValueOrDefault();
    }

    /// <summary>A whole number, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? IntegerOrNull(int row)
    {
        var field = Field(row);
        return FixedShape.TryInteger(field, out var value) ? value : field.IsEmpty ? null : decoder.Integer(field, row, Place(row));
    }

    /// <summary>A decimal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal Decimal(int row)
    {
        var field = Field(row);
        return FixedShape.TryDecimal(field, out var value) ? value : decoder.Decimal(field, row, Place(row)).GetValueOrDefault();
    }

    /// <summary>A decimal number, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal? DecimalOrNull(int row)
    {
        var field = Field(row);
        return FixedShape.TryDecimal(field, out var value) ? value : field.IsEmpty ? null : decoder.Decimal(field, row, Place(row));
    }

    /// <summary>A day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly Date(int row)
    {
        var field = Field(row);
        return FixedShape.TryDate(field, out var value) ? value : decoder.Date(field, row, Place(row)).GetValueOrDefault();
    }

    /// <summary>A day, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly? DateOrNull(int row)
    {
        var field = Field(row);
        return FixedShape.TryDate(field, out var value) ? value : field.IsEmpty ? null : decoder.Date(field, row, Place(row));
    }

    /// <summary>A time in UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime DateTime(int row)
    {
        var field = Field(row);
        return FixedShape.TryDateTime(field, out var value) ? value : decoder.DateTime(field, row, Place(row)).GetValueOrDefault();
    }

    /// <summary>A time in UTC, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime? DateTimeOrNull(int row)
    {
        var field = Field(row);
        return FixedShape.TryDateTime(field, out var value) ? value : field.IsEmpty ? null : decoder.DateTime(field, row, Place(row));
    }

    /// <summary>A GUID.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid Guid(int row)
    {
        var field = Field(row);
        return FixedShape.TryGuid(field, out var value) ? value : decoder.Guid(field, row, Place(row)).GetValueOrDefault();
    }

    /// <summary>A GUID, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid? GuidOrNull(int row)
    {
        var field = Field(row);
        return FixedShape.TryGuid(field, out var value) ? value : field.IsEmpty ? null : decoder.Guid(field, row, Place(row));
    }

    /// <summary>A flag, in its column's spelling.</summary>
    public bool Flag(int row) => FlagOrNull(row).GetValueOrDefault();

    /// <summary>A flag in its column's spelling, or null where there is nothing.</summary>
    public bool? FlagOrNull(int row) => decoder.Flag(Field(row), row, Place(row));

    // Unchecked: the places were found in these bytes, and a check of three for each value is what it mostly would cost.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Field(int row)
    {
        ref var place = ref Unsafe.Add(ref MemoryMarshal.GetReference(places), row * stride);
        var start = place + 1;
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), start), Unsafe.Add(ref place, 1) - start);
    }

    private int Place(int row) => places[row * stride] + 1;
}
