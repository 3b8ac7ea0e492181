using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.LocalService.Data;

/// <summary>
/// Numbers that look random and depend on nothing but a key: <see cref="Random"/> does not promise the same sequence
/// on every runtime, and data that tests compare must not move with it.
/// </summary>
internal struct Dice(ulong state)
{
    private ulong state = state;

    /// <summary>The next 64 bits (SplitMix64).</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from zero up to, but not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public bool OneIn(int chances) => Below(chances) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

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

/// <summary>A source of dice for one purpose, so that what one column draws never shifts another.</summary>
internal readonly struct DiceBox(ulong key)
{
    public static DiceBox For(int seed, string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}")));
        return new DiceBox(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>The dice for one row, customer or whatever else is numbered.</summary>
    public Dice At(long number) => new(new Dice(key ^ ((ulong)number * 0xD1342543DE82EF95)).Next());
}
