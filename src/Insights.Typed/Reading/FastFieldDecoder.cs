using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>
/// Reads the one form of a value that reports are full of, many times faster than <see cref="FieldDecoder"/> reads them
/// all. What it does not take is not wrong, only different. Every field must have <see cref="FieldSlack"/> behind it.
/// </summary>
internal static class FastFieldDecoder
{
    /// <summary>One to eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryInteger(ReadOnlySpan<byte> field, out long value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryInteger(field, out value) : PortableFieldDecoder.TryInteger(field, out value);

    /// <summary>One to eight digits, with a point among them or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecimal(ReadOnlySpan<byte> field, out decimal value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryDecimal(field, out value) : PortableFieldDecoder.TryDecimal(field, out value);

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDate(ReadOnlySpan<byte> field, out DateOnly value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryDate(field, out value) : PortableFieldDecoder.TryDate(field, out value);

    /// <summary><c>yyyy-MM-ddTHH:mm:ss</c>, with a <c>Z</c> or without, or with a blank for the <c>T</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDateTime(ReadOnlySpan<byte> field, out DateTime value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryDateTime(field, out value) : PortableFieldDecoder.TryDateTime(field, out value);

    /// <summary>The form <c>251de3d4-8868-4032-b518-f142da50522f</c>, in any letter case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGuid(ReadOnlySpan<byte> field, out Guid value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryGuid(field, out value) : PortableFieldDecoder.TryGuid(field, out value);
}
