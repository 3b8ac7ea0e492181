using System.Buffers.Text;

namespace Insights.Typed.Emulation;

/// <summary>Ids and secrets that follow from a seed, so that a run can be repeated and its output compared.</summary>
/// <param name="seed">The seed.</param>
public sealed class SeededIds(int seed)
{
    private readonly DiceBox box = DiceBox.For(seed, "ids");
    private long given;

    /// <summary>Gets the next id.</summary>
    public string Next() => box.At(Interlocked.Increment(ref given)).NextGuid().ToString("D");

    /// <summary>Gets the id of a numbered item.</summary>
    /// <param name="kind">The kind of item.</param>
    /// <param name="number">The number, which is unique within the kind.</param>
    public string Get(string kind, long number) => DiceBox.For(seed, $"ids/{kind}").At(number).NextGuid().ToString("D");

    /// <summary>Gets 256 bits for one purpose.</summary>
    /// <param name="purpose">The purpose.</param>
    public byte[] Secret(string purpose)
    {
        var dice = DiceBox.For(seed, $"secrets/{purpose}").At(0);
        return [.. dice.NextGuid().ToByteArray(), .. dice.NextGuid().ToByteArray()];
    }

    /// <summary>Gets 256 bits for one purpose as URL-safe Base64.</summary>
    /// <param name="purpose">The purpose.</param>
    public string SecretText(string purpose) => Base64Url.EncodeToString(Secret(purpose));
}
