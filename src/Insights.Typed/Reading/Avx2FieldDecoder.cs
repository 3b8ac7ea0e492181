using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <summary>Implements <see cref="FastFieldDecoder"/> for processors with AVX2: a whole field in one vector.</summary>
internal static class Avx2FieldDecoder
{
    /// <summary>At index n, the shuffle that moves the first n of eight characters to the end, with zeros before them.</summary>
    private static ReadOnlySpan<byte> ShiftToEnd => [128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 4, 5, 6, 7];

    /// <summary>At index n, the offset with which a shuffle skips the character before the last n.</summary>
    private static ReadOnlySpan<byte> SkipDecimalPoint => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryInteger(ReadOnlySpan<byte> field, out long value)
    {
        if ((uint)(field.Length - 1) < 8
            && TryNumber(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(field)), ReadEightBytes(ShiftToEnd, field.Length), out value))
        {
            return true;
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecimal(ReadOnlySpan<byte> field, out decimal value)
    {
        var last = field.Length - 1;
        if ((uint)last < 9)
        {
            // A point at the end stays at its position and is not a digit; nor may it be the first character, which is checked
            // in any case.
            var text = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(field));
            var points = Vector128.Equals(text, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
            var scale = last - BitOperations.TrailingZeroCount(points | (1u << last));
            var count = last - ((scale - 1) >> 31);
            if (count <= 8 && TryNumber(text, ReadEightBytes(ShiftToEnd, count) + ReadEightBytes(SkipDecimalPoint, scale), out var number))
            {
                value = new decimal((int)number, 0, 0, false, (byte)scale);
                return true;
            }
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDate(ReadOnlySpan<byte> field, out DateOnly value)
    {
        if (field.Length == 10)
        {
            // Tens of months up to 1 and of days up to 3, the range of day numbers.
            var digits = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(field)) - Vector128.Create("0000-00-00\0\0\0\0\0\0"u8);
            var excess = Vector128.SubtractSaturate(digits, Vector128.Create(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 255, 255, 255, 255, 255, 255));
            var pairs = Ssse3.MultiplyAddAdjacent(
                Ssse3.Shuffle(digits, Vector128.Create((byte)0, 1, 2, 3, 5, 6, 8, 9, 255, 255, 255, 255, 255, 255, 255, 255)),
                Vector128.Create((short)0x010A).AsSByte());
            var numbers = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(100, 1, DayNumber.MonthStep, 1, 0, 0, 0, 0)).AsUInt64().ToScalar();
            if (excess == Vector128<byte>.Zero && DayNumber.TryGet((int)(uint)numbers, (int)(numbers >> 32), out var day))
            {
                value = DateOnly.FromDayNumber(day);
                return true;
            }
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDateTime(ReadOnlySpan<byte> field, out DateTime value)
    {
        ref var start = ref MemoryMarshal.GetReference(field);
        var zoneLength = field.Length - 19;
        if ((uint)zoneLength <= 1
            && (zoneLength == 0 || Unsafe.Add(ref start, 19) == 'Z')
            && (Unsafe.Add(ref start, 10) == 'T' || Unsafe.Add(ref start, 10) == ' '))
        {
            // As for a day; tens of minutes and of seconds up to 5.
            var digits = Vector256.LoadUnsafe(ref start) - Vector256.Create("0000-00-00\000:00:00\0\0\0\0\0\0\0\0\0\0\0\0\0"u8);
            var excess = Vector256.SubtractSaturate(
                digits,
                Vector256.Create(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 255, 2, 9, 0, 5, 9, 0, 5, 9, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255));
            var pairs = Avx2.MultiplyAddAdjacent(
                Avx2.Shuffle(
                    digits,
                    Vector256.Create(
                        (byte)0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 255, 255, 255, 255,
                        1, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255)),
                Vector256.Create((short)0x010A).AsSByte());
            var numbers = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(100, 1, DayNumber.MonthStep, 1, 60, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
            var first = numbers.GetLower();
            var days = first.AsUInt64().ToScalar();
            var minutes = first.GetElement(2);
            if (excess == Vector256<byte>.Zero && minutes < 24 * 60 && DayNumber.TryGet((int)(uint)days, (int)(days >> 32), out var day))
            {
                var second = (minutes * 60) + numbers.GetUpper().ToScalar();
                value = new DateTime(((day * DayNumber.SecondsOfDay) + second) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
                return true;
            }
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGuid(ReadOnlySpan<byte> field, out Guid value)
    {
        if (field.Length == 36)
        {
            // In the byte order of Guid, which stores its first three numbers with the lowest byte first. Bytes that one half cannot
            // reach in the first 32 characters are in the last 32.
            ref var start = ref MemoryMarshal.GetReference(field);
            var text = Vector256.LoadUnsafe(ref start);
            var digits = Vector256.ConditionalSelect(
                Vector256.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255),
                Vector256.LoadUnsafe(ref start, 4),
                Avx2.Shuffle(text, Vector256.Create((byte)6, 7, 4, 5, 2, 3, 0, 1, 11, 12, 9, 10, 0, 0, 14, 15, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0)));

            // A character that is not a digit or a letter is more than 15 in the end.
            var digitValues = Vector256.SubtractSaturate(digits + Vector256.Create((byte)(255 - '9')), Vector256.Create((byte)6)) - Vector256.Create((byte)0xF0);
            var letterValues = Vector256.AddSaturate((digits & Vector256.Create((byte)0xDF)) - Vector256.Create((byte)'A'), Vector256.Create((byte)10));
            var values = Vector256.Min(digitValues, letterValues);
            var excess = values & Vector256.Create((byte)0xF0);
            var dashes = (text ^ Vector256.Create((byte)'-'))
                & Vector256.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0);
            if ((excess | dashes) == Vector256<byte>.Zero)
            {
                var bytes = Avx2.MultiplyAddAdjacent(values, Vector256.Create((short)0x0110).AsSByte());
                value = Unsafe.BitCast<Vector128<byte>, Guid>(Sse2.PackUnsignedSaturate(bytes.GetLower(), bytes.GetUpper()));
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Returns the number in eight characters of a string, whose first character is a digit, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNumber(Vector128<byte> text, ulong order, out long value)
    {
        // The shuffle has zeros after the eight: these positions contain the first character of the string.
        var digits = Ssse3.Shuffle(text - Vector128.Create((byte)'0'), Vector128.CreateScalar(order).AsByte());
        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((short)0x010A).AsSByte());
        var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x00010064).AsInt16());
        var all = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x00012710).AsInt16());
        value = (uint)all.ToScalar();
        return Vector128.SubtractSaturate(digits, Vector128.Create((byte)9)) == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadEightBytes(ReadOnlySpan<byte> bytes, int offset) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), (uint)offset));
}
