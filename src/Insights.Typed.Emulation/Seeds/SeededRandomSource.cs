using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Emulation;

/// <summary>A source of random numbers for one purpose, so that the numbers of one column never affect those of another.</summary>
/// <param name="key">The key.</param>
public readonly struct SeededRandomSource(ulong key)
{
    /// <summary>Creates the source for one purpose.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="purpose">The purpose.</param>
    public static SeededRandomSource Create(int seed, string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}")));
        return new SeededRandomSource(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>Creates the random numbers for one row, customer or other numbered item.</summary>
    /// <param name="number">The number.</param>
    public SeededRandom CreateRandom(long number) => new(new SeededRandom(key ^ ((ulong)number * 0xD1342543DE82EF95)).NextUInt64());
}
