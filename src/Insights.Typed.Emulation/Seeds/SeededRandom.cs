using System.Buffers.Binary;

namespace Insights.Typed.Emulation;

/// <summary>
/// Pseudorandom numbers that depend only on a key: <see cref="Random"/> does not guarantee the same sequence
/// on every runtime, but tests compare the data.
/// </summary>
/// <param name="state">The state to start with.</param>
public struct SeededRandom(ulong state)
{
    private ulong state = state;

    /// <summary>Gets the next 64 bits (SplitMix64).</summary>
    public ulong NextUInt64()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Gets a number from zero up to, but not including, a bound.</summary>
    /// <param name="maxValue">The bound.</param>
    public int Next(int maxValue) => (int)(NextUInt64() % (ulong)maxValue);

    /// <summary>Gets true once in a number of times, on average.</summary>
    /// <param name="oneIn">The number.</param>
    public bool NextBoolean(int oneIn) => Next(oneIn) == 0;

    /// <summary>Gets one of several items.</summary>
    /// <param name="items">The items.</param>
    /// <typeparam name="T">The type of an item.</typeparam>
    public T NextItem<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Gets a random GUID (version 4).</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, NextUInt64());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], NextUInt64());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}
