using System.IO.Hashing;

namespace Insights.Typed.Downloads;

/// <summary>
/// The number of decompressed bytes that were returned, and their hash: if a download restarts, only a file that
/// begins with the same bytes may continue them.
/// </summary>
/// <remarks>
/// The hash is not cryptographic, because a host that intends to change rows can do so without a restart. It is computed for each
/// byte of each download, and SHA-256 would take about a third of the time of reading a report over loopback.
/// </remarks>
internal sealed class DeliveredContent
{
    private readonly XxHash128 hash = new();

    public long Count { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        hash.Append(bytes);
        Count += bytes.Length;
    }

    public bool HasSameContent(DeliveredContent other) => Count == other.Count && hash.GetCurrentHashAsUInt128() == other.hash.GetCurrentHashAsUInt128();
}
