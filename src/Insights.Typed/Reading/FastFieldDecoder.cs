using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>
/// Reads the most common format of a value, many times faster than <see cref="FieldDecoder"/>, which reads all
/// formats. A value that it does not read can still be valid. Every field must have <see cref="FieldSlack"/> after it.
/// </summary>
internal static class FastFieldDecoder
{
    /// <summary>One to eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryInteger(ReadOnlySpan<byte> field, out long value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryInteger(field, out value) : PortableFieldDecoder.TryInteger(field, out value);

    /// <summary>One to eight digits, with or without a decimal point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecimal(ReadOnlySpan<byte> field, out decimal value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryDecimal(field, out value) : PortableFieldDecoder.TryDecimal(field, out value);

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDate(ReadOnlySpan<byte> field, out DateOnly value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryDate(field, out value) : PortableFieldDecoder.TryDate(field, out value);

    /// <summary><c>yyyy-MM-ddTHH:mm:ss</c>, with or without <c>Z</c>, or with a space in place of <c>T</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDateTime(ReadOnlySpan<byte> field, out DateTime value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryDateTime(field, out value) : PortableFieldDecoder.TryDateTime(field, out value);

    /// <summary>The format <c>251de3d4-8868-4032-b518-f142da50522f</c>, in any letter case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGuid(ReadOnlySpan<byte> field, out Guid value) =>
        Avx2.IsSupported ? Avx2FieldDecoder.TryGuid(field, out value) : PortableFieldDecoder.TryGuid(field, out value);
}
