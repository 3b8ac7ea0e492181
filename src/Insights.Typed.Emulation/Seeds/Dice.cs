using System.Buffers.Binary;

namespace Insights.Typed.Emulation;

/// <summary>
/// Numbers that look random and depend on nothing but a key: <see cref="Random"/> does not promise the same sequence
/// on every runtime, and data that tests compare must not move with it.
/// </summary>
/// <param name="state">The state to start with.</param>
public struct Dice(ulong state)
{
    private ulong state = state;

    /// <summary>Gets the next 64 bits (SplitMix64).</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Gets a number from zero up to, but not including, a bound.</summary>
    /// <param name="bound">The bound.</param>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Gets true once in a number of times, on average.</summary>
    /// <param name="chances">The number.</param>
    public bool OneIn(int chances) => Below(chances) == 0;

    /// <summary>Gets one of several items.</summary>
    /// <param name="items">The items.</param>
    /// <typeparam name="T">The type of an item.</typeparam>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Gets a random GUID (version 4).</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}
