using System.Buffers;
using System.Text;

namespace Insights.Typed.Reading;

/// <summary>
/// Hands out one string for a text that a column repeats. Bounded, and off for good once a column shows mostly new texts.
/// </summary>
/// <remarks>
/// What starts with a quote here is a whole field in quotes, as the file has it: so a repeated one is found without taking
/// the quotes off.
/// </remarks>
internal sealed class TextPool
{
    private const int FirstSlots = 512;
    private const int MostSlots = 8192;
    private const int TrialLookups = 2 * MostSlots;

    /// <summary>One that is never filled, so that looking needs no check.</summary>
    private static readonly PooledText[] NoSlots = new PooledText[1];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PooledText[] slots = NoSlots;
    private long lookups;
    private long misses;
    private int kept;
    private bool isOff;

    /// <summary>The texts that it has now.</summary>
    public PooledTexts Texts => new(slots);

    /// <summary>To be told before so many fields are looked for.</summary>
    public void Expect(int fields) => lookups += fields;

    /// <summary>The text of a field that is not here. From now on it may be.</summary>
    /// <param name="field">The field, with <see cref="FieldSlack"/> behind it.</param>
    /// <param name="content">The same without its quotes, if it has some.</param>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public string Add(ReadOnlySpan<byte> field, ReadOnlySpan<byte> content)
    {
        // What is quoted here may stand without quotes elsewhere. A content that starts with one would be taken for a whole field.
        var text = (field.Length == content.Length || content[0] == '"' ? null : Texts.FindInBoth(content)) ?? Decode(content);
        if (!isOff && field.Length <= PooledText.LongestField)
        {
            Keep(field, text);
            misses++;
            if (lookups >= TrialLookups)
            {
                Judge();
            }
        }

        return text;
    }

    private void Keep(ReadOnlySpan<byte> field, string text)
    {
        if (kept >= slots.Length / 2 && slots.Length < MostSlots)
        {
            Grow();
        }

        var key = TextKey.Of(field);
        var hash = key.Hash(field);
        PlaceOf(hash) = new PooledText(in key, hash, text, field);
        kept++;
    }

    private ref PooledText PlaceOf(uint hash)
    {
        var mask = (uint)slots.Length - 1;
        ref var first = ref slots[PooledText.FirstPlace(hash, mask)];
        ref var second = ref slots[PooledText.SecondPlace(hash, mask)];
        return ref first.Text is null || second.Text is not null ? ref first : ref second;
    }

    private void Grow()
    {
        var before = slots;
        slots = new PooledText[Math.Max(FirstSlots, before.Length * 4)];
        kept = 0;
        foreach (ref readonly var slot in before.AsSpan())
        {
            if (slot.Text is not null)
            {
                PlaceOf(slot.Hash) = slot;
                kept++;
            }
        }
    }

    private void Judge()
    {
        if (lookups - misses < misses / 4)
        {
            isOff = true;
            slots = NoSlots;
        }

        lookups = misses = 0;
    }

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > PooledText.LongestField)
        {
            return Strict.GetString(utf8);
        }

        Span<char> text = stackalloc char[PooledText.LongestField];
        return Ascii.ToUtf16(utf8, text, out var length) == OperationStatus.Done
            ? new string(text[..length])
            : Strict.GetString(utf8);
    }
}
