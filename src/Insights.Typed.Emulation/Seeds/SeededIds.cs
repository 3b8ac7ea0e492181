using System.Buffers.Text;

namespace Insights.Typed.Emulation;

/// <summary>Ids and secrets that are derived from a seed, so that a run can be repeated and its output compared.</summary>
/// <param name="seed">The seed.</param>
public sealed class SeededIds(int seed)
{
    private readonly SeededRandomSource randomSource = SeededRandomSource.Create(seed, "ids");
    private long issuedCount;

    /// <summary>Gets the next id.</summary>
    public string Next() => randomSource.CreateRandom(Interlocked.Increment(ref issuedCount)).NextGuid().ToString("D");

    /// <summary>Gets the id of a numbered item.</summary>
    /// <param name="kind">The kind of item.</param>
    /// <param name="number">The number, which is unique within the kind.</param>
    public string Get(string kind, long number) => SeededRandomSource.Create(seed, $"ids/{kind}").CreateRandom(number).NextGuid().ToString("D");

    /// <summary>Gets 256 bits for one purpose.</summary>
    /// <param name="purpose">The purpose.</param>
    public byte[] CreateSecret(string purpose)
    {
        var random = SeededRandomSource.Create(seed, $"secrets/{purpose}").CreateRandom(0);
        return [.. random.NextGuid().ToByteArray(), .. random.NextGuid().ToByteArray()];
    }

    /// <summary>Gets 256 bits for one purpose as URL-safe Base64.</summary>
    /// <param name="purpose">The purpose.</param>
    public string CreateSecretText(string purpose) => Base64Url.EncodeToString(CreateSecret(purpose));
}
