using System.Security.Cryptography;

namespace Insights.Typed.Downloads;

/// <summary>
/// The number of decompressed bytes that were returned, and their hash: if a download restarts, only a file that
/// begins with the same bytes may continue them.
/// </summary>
internal sealed class DeliveredContent : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Count += bytes.Length;
    }

    public bool HasSameContent(DeliveredContent other) => Count == other.Count && hash.GetCurrentHash().AsSpan().SequenceEqual(other.hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
