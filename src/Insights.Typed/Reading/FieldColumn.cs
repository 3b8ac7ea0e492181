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
    private readonly ref byte behindFirst;
    private readonly ref int first;
    private readonly nint stride;
    private readonly ColumnDecoder decoder;
    private readonly PooledTexts texts;
    private ref int place;

    internal FieldColumn(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> places, int stride, int count, ColumnDecoder decoder)
    {
        // A field starts behind its place.
        behindFirst = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), 1);
        first = ref MemoryMarshal.GetReference(places);
        place = ref first;
        this.stride = stride;
        this.decoder = decoder;
        texts = decoder.Pool.Texts;
        Count = count;
    }

    /// <summary>How many values there are.</summary>
    public readonly int Count { get; }

    /// <summary>A text; an empty one where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Text()
    {
        var field = Take();
        return texts.Find(field) ?? decoder.Text(field, Row, Place) ?? "";
    }

    /// <summary>A text, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? TextOrNull()
    {
        var field = Take();
        return texts.Find(field) ?? (field.IsEmpty ? null : decoder.Text(field, Row, Place));
    }

    /// <summary>A whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Integer()
    {
        var field = Take();
        return FixedShape.TryInteger(field, out var value) ? value : decoder.Integer(field, Row, Place).GetValueOrDefault();
    }

    /// <summary>A whole number, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? IntegerOrNull()
    {
        var field = Take();
        return FixedShape.TryInteger(field, out var value) ? value : field.IsEmpty ? null : decoder.Integer(field, Row, Place);
    }

    /// <summary>A decimal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal Decimal()
    {
        var field = Take();
        return FixedShape.TryDecimal(field, out var value) ? value : decoder.Decimal(field, Row, Place).GetValueOrDefault();
    }

    /// <summary>A decimal number, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal? DecimalOrNull()
    {
        var field = Take();
        return FixedShape.TryDecimal(field, out var value) ? value : field.IsEmpty ? null : decoder.Decimal(field, Row, Place);
    }

    /// <summary>A day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly Date()
    {
        var field = Take();
        return FixedShape.TryDate(field, out var value) ? value : decoder.Date(field, Row, Place).GetValueOrDefault();
    }

    /// <summary>A day, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly? DateOrNull()
    {
        var field = Take();
        return FixedShape.TryDate(field, out var value) ? value : field.IsEmpty ? null : decoder.Date(field, Row, Place);
    }

    /// <summary>A time in UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime DateTime()
    {
        var field = Take();
        return FixedShape.TryDateTime(field, out var value) ? value : decoder.DateTime(field, Row, Place).GetValueOrDefault();
    }

    /// <summary>A time in UTC, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime? DateTimeOrNull()
    {
        var field = Take();
        return FixedShape.TryDateTime(field, out var value) ? value : field.IsEmpty ? null : decoder.DateTime(field, Row, Place);
    }

    /// <summary>A GUID.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid Guid()
    {
        var field = Take();
        return FixedShape.TryGuid(field, out var value) ? value : decoder.Guid(field, Row, Place).GetValueOrDefault();
    }

    /// <summary>A GUID, or null where there is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid? GuidOrNull()
    {
        var field = Take();
        return FixedShape.TryGuid(field, out var value) ? value : field.IsEmpty ? null : decoder.Guid(field, Row, Place);
    }

    /// <summary>A flag, in its column's spelling.</summary>
    public bool Flag() => FlagOrNull().GetValueOrDefault();

    /// <summary>A flag in its column's spelling, or null where there is nothing.</summary>
    public bool? FlagOrNull() => decoder.Flag(Take(), Row, Place);

    /// <summary>The row of the field that was taken last.</summary>
    private readonly int Row => (int)(Unsafe.ByteOffset(ref first, ref place) / (stride * sizeof(int))) - 1;

    /// <summary>Where that field starts.</summary>
    private readonly int Place => Unsafe.Subtract(ref place, stride) + 1;

    // Unchecked: the places were found in these bytes, and a check of three for each value is what it mostly would cost. What
    // is stepped to behind the last one is in their array too, as it must be while the collector may move that.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take()
    {
        var before = place;
        var length = Unsafe.Add(ref place, 1) - before - 1;
        place = ref Unsafe.Add(ref place, stride);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref behindFirst, before), length);
    }
}
