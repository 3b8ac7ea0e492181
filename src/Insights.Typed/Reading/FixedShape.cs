using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>
/// Reads the one form of a value that reports are full of, many times faster than <see cref="FieldDecoder"/> reads them
/// all. What it does not take is not wrong, only different. Every field must have <see cref="FieldSlack"/> behind it.
/// </summary>
internal static class FixedShape
{
    /// <summary>One to eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryInteger(ReadOnlySpan<byte> field, out long value) =>
        Avx2.IsSupported ? Avx2Shape.TryInteger(field, out value) : PortableShape.TryInteger(field, out value);

    /// <summary>One to eight digits, with a point among them or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecimal(ReadOnlySpan<byte> field, out decimal value) =>
        Avx2.IsSupported ? Avx2Shape.TryDecimal(field, out value) : PortableShape.TryDecimal(field, out value);

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDate(ReadOnlySpan<byte> field, out DateOnly value) =>
        Avx2.IsSupported ? Avx2Shape.TryDate(field, out value) : PortableShape.TryDate(field, out value);

    /// <summary><c>yyyy-MM-ddTHH:mm:ss</c>, with a <c>Z</c> or without, or with a blank for the <c>T</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDateTime(ReadOnlySpan<byte> field, out DateTime value) =>
        Avx2.IsSupported ? Avx2Shape.TryDateTime(field, out value) : PortableShape.TryDateTime(field, out value);

    /// <summary>The form <c>251de3d4-8868-4032-b518-f142da50522f</c>, in any letter case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGuid(ReadOnlySpan<byte> field, out Guid value) =>
        Avx2.IsSupported ? Avx2Shape.TryGuid(field, out value) : PortableShape.TryGuid(field, out value);
}
