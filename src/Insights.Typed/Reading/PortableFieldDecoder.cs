using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <summary>Implements <see cref="FastFieldDecoder"/> for all processors.</summary>
internal static class PortableFieldDecoder
{
    private const ulong Zeros = 0x3030303030303030;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryInteger(ReadOnlySpan<byte> field, out long value)
    {
        var isShort = (uint)(field.Length - 1) < 8;
        var digits = GetDigits(ReadEightBytes(field), isShort ? field.Length : 8);
        value = ToNumber(digits);
        return isShort && AreDigits(digits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecimal(ReadOnlySpan<byte> field, out decimal value)
    {
        if ((uint)(field.Length - 1) < 9)
        {
            var text = ReadEightBytes(field);
            var points = text ^ 0x2E2E2E2E2E2E2E2E;
            var point = BitOperations.TrailingZeroCount((points - 0x0101010101010101) & ~points & 0x8080808080808080) & 0x78;
            var hasPoint = point < 8 * field.Length && point < 64;
            var scale = hasPoint ? field.Length - 1 - (point / 8) : 0;
            if (hasPoint)
            {
                // The ninth character moves to the position of the removed point.
                var before = (1ul << point) - 1;
                var after = ReadEightBytes(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(field), 1), 8));
                text = (text & before) | (after & ~before);
            }

            var count = hasPoint ? field.Length - 1 : field.Length;
            var digits = GetDigits(text, Math.Min(count, 8));
            if (count <= 8 && AreDigits(digits) && (!hasPoint || (scale > 0 && point > 0)))
            {
                value = new decimal((int)ToNumber(digits), 0, 0, false, (byte)scale);
                return true;
            }
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDate(ReadOnlySpan<byte> field, out DateOnly value)
    {
        if (field.Length == 10 && TryDay(field, out var day))
        {
            value = DateOnly.FromDayNumber(day);
            return true;
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDateTime(ReadOnlySpan<byte> field, out DateTime value)
    {
        if ((field.Length == 19 || (field.Length == 20 && field[19] == 'Z'))
            && field[10] is (byte)'T' or (byte)' '
            && TryDay(field, out var day)
            && TryTime(field[11..], out var second))
        {
            value = new DateTime(((day * DayNumber.SecondsOfDay) + second) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
            return true;
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGuid(ReadOnlySpan<byte> field, out Guid value)
    {
        if (field.Length == 36 && Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            return TryHex(field, out value);
        }

        value = default;
        return false;
    }

    /// <summary>Returns the day number of the first ten characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDay(ReadOnlySpan<byte> field, out int day)
    {
        // Subtracting "0000-00-" leaves digits from 0 to 9, and 0 for each dash.
        var start = BinaryPrimitives.ReadUInt64LittleEndian(field) ^ 0x2D30302D30303030;
        var end = (uint)BinaryPrimitives.ReadUInt16LittleEndian(field[8..]) ^ 0x3030;
        var pairs = (start * 10) + (start >> 8);
        var year = ((int)(pairs & 0xFF) * 100) + (int)((pairs >> 16) & 0xFF);
        var month = (int)((pairs >> 40) & 0xFF);
        var dayOfMonth = (int)(((end & 0xFF) * 10) + (end >> 8));
        day = 0;
        return (start & 0xFF0000FF00000000) == 0
            && AreDigits(start)
            && AreDigits(end)
            && month <= 12
            && dayOfMonth <= 31
            && DayNumber.TryGet(year, (month * DayNumber.MonthStep) + dayOfMonth, out day);
    }

    /// <summary>Returns the second of the day of the first eight characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTime(ReadOnlySpan<byte> field, out int second)
    {
        // Subtracts "00:00:00".
        var time = BinaryPrimitives.ReadUInt64LittleEndian(field) ^ 0x30303A30303A3030;
        var pairs = (time * 10) + (time >> 8);
        var hours = (int)(pairs & 0xFF);
        var minutes = (int)((pairs >> 24) & 0xFF);
        var seconds = (int)((pairs >> 48) & 0xFF);
        second = (((hours * 60) + minutes) * 60) + seconds;
        return (time & 0x0000FF0000FF0000) == 0 && AreDigits(time) && hours < 24 && minutes < 60 && seconds < 60;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadEightBytes(ReadOnlySpan<byte> field)
    {
        var text = Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(field));
        return BitConverter.IsLittleEndian ? text : BinaryPrimitives.ReverseEndianness(text);
    }

    /// <summary>Returns the values of the first one to eight characters, with zeros before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong GetDigits(ulong text, int count) => (text ^ Zeros) << (64 - (8 * count));

    /// <summary>Returns the number in eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ToNumber(ulong digits)
    {
        var pairs = ((digits * 10) + (digits >> 8)) & 0x00FF00FF00FF00FF;
        var fours = ((pairs * 100) + (pairs >> 16)) & 0x0000FFFF0000FFFF;
        return (long)(uint)((fours * 10000) + (fours >> 32));
    }

    /// <summary>Returns a value indicating whether every byte is between 0 and 9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(ulong bytes) => ((bytes | (bytes + 0x7676767676767676)) & 0x8080808080808080) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryHex(ReadOnlySpan<byte> field, out Guid value)
    {
        // The dashes are at 8, 13, 18 and 23; no load of 16 bytes contains a complete half.
        var start = Vector128.Create(field);
        var middle = Vector128.Create(field[16..]);
        var end = Vector128.Create(field[20..]);
        var first = Vector128.Shuffle(start, Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 255, 255))
            | Vector128.Shuffle(middle, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1));
        var second = Vector128.Shuffle(middle, Vector128.Create((byte)3, 4, 5, 6, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
            | Vector128.Shuffle(end, Vector128.Create((byte)255, 255, 255, 255, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
        var areHex = TryGetNibbles(first, out var high) & TryGetNibbles(second, out var low);
        var bytes = Vector128.Narrow(PackPairs(high), PackPairs(low));

        // Guid stores its first three numbers with the lowest byte first.
        value = Unsafe.BitCast<Vector128<byte>, Guid>(Vector128.Shuffle(bytes, Vector128.Create((byte)3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15)));
        return areHex && field[8] == '-' && field[13] == '-' && field[18] == '-' && field[23] == '-';
    }

    /// <summary>Returns the values of hexadecimal digits, and whether all of them are digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryGetNibbles(Vector128<byte> text, out Vector128<byte> values)
    {
        var digits = text - Vector128.Create((byte)'0');
        var letters = (text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var areDigits = Vector128.Equals(Vector128.Min(digits, Vector128.Create((byte)9)), digits);
        var areLetters = Vector128.Equals(Vector128.Min(letters, Vector128.Create((byte)5)), letters);
        values = Vector128.ConditionalSelect(areDigits, digits, letters + Vector128.Create((byte)10));
        return (areDigits | areLetters) == Vector128<byte>.AllBitsSet;
    }

    /// <summary>Combines each two values to one byte in the lower half of 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> PackPairs(Vector128<byte> nibbles)
    {
        var pairs = nibbles.AsUInt16();
        return ((pairs << 4) | (pairs >> 8)) & Vector128.Create((ushort)0xFF);
    }
}
