using System.Buffers.Text;

namespace Insights.Typed.LocalService.Data;

/// <summary>Ids and secrets that follow from the seed, so that a run can be repeated and its output compared.</summary>
internal sealed class Ids(int seed)
{
    private readonly DiceBox box = DiceBox.For(seed, "ids");
    private long given;

    public string Next() => box.At(Interlocked.Increment(ref given)).NextGuid().ToString("D");

    /// <summary>An id for what is told by a number among those of one kind.</summary>
    public string Of(string kind, long number) => DiceBox.For(seed, $"ids/{kind}").At(number).NextGuid().ToString("D");

    /// <summary>256 bits for one purpose.</summary>
    public byte[] Secret(string purpose)
    {
        var dice = DiceBox.For(seed, $"secrets/{purpose}").At(0);
        return [.. dice.NextGuid().ToByteArray(), .. dice.NextGuid().ToByteArray()];
    }

    public string SecretText(string purpose) => Base64Url.EncodeToString(Secret(purpose));
}
