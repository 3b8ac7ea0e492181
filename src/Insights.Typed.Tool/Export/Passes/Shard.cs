using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>
/// A part of the accounts, for one of several programs that do not know of each other. An account belongs to the shard whose
/// number, with the account's name, has the largest hash: with one more shard, only those accounts move that the new one gets.
/// </summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Count">The number of shards.</param>
internal sealed record Shard(int Number, int Count)
{
    private const int MaxCount = 1000;

    /// <exception cref="ToolException">The text is not K/N.</exception>
    public static Shard Parse(string text)
    {
        var separator = text.IndexOf('/', StringComparison.Ordinal);
        return separator > 0
            && int.TryParse(text.AsSpan(0, separator), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(text.AsSpan(separator + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && number >= 1 && number <= count && count <= MaxCount
            ? new Shard(number, count)
            : throw new ToolException($"--shard is '{text}', not K/N with K from 1 to N, such as 2/4, and N up to {MaxCount}.");
    }

    public bool Contains(string account) => Enumerable.Range(1, Count).MaxBy(number => ComputeHash(number, account)) == Number;

    private static ulong ComputeHash(int number, string account) => BinaryPrimitives.ReadUInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}/{account.ToUpperInvariant()}"))));
}
