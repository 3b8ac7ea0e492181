using System.Text;

namespace Insights.Typed.Reading;

/// <summary>
/// Hands out one string for a text that a column repeats. Bounded, and off for good once a column shows mostly new texts.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 512;
    private const int LongestText = 64;
    private const int TrialLookups = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private (byte[] Utf8, string Text)[]? slots;
    private int lookups;
    private int hits;
    private bool isOff;

    /// <summary>The text of these bytes.</summary>
    /// <exception cref="DecoderFallbackException">They are not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (isOff || utf8.Length > LongestText)
        {
            return Strict.GetString(utf8);
        }

        var hash = new HashCode();
        hash.AddBytes(utf8);
        slots ??= new (byte[], string)[Slots];
        ref var slot = ref slots[hash.ToHashCode() & (Slots - 1)];
        lookups++;
        if (slot.Utf8 is not null && utf8.SequenceEqual(slot.Utf8))
        {
            hits++;
            return slot.Text;
        }

        isOff = lookups >= TrialLookups && hits < lookups / 2;
        var text = Strict.GetString(utf8);
        slot = (utf8.ToArray(), text);
        return text;
    }
}
