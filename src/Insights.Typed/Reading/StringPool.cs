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
internal sealed class StringPool
{
    private const int InitialSlots = 512;
    private const int MaxSlots = 8192;
    private const int TrialLookups = 2 * MaxSlots;

    /// <summary>One that is never filled, so that looking needs no check.</summary>
    private static readonly PooledString[] EmptySlots = new PooledString[1];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PooledString[] slots = EmptySlots;
    private long lookups;
    private long misses;
    private int count;
    private bool isDisabled;

    /// <summary>The texts that it has now.</summary>
    public StringPoolSnapshot Snapshot => new(slots);

    /// <summary>To be told before so many fields are looked for.</summary>
    public void AddLookups(int fields) => lookups += fields;

    /// <summary>The text of a field that is not here. From now on it may be.</summary>
    /// <param name="field">The field, with <see cref="FieldSlack"/> behind it.</param>
    /// <param name="content">The same without its quotes, if it has some.</param>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public string Add(ReadOnlySpan<byte> field, ReadOnlySpan<byte> content)
    {
        // What is quoted here may stand without quotes elsewhere. A content that starts with one would be taken for a whole field.
        var text = (field.Length == content.Length || content[0] == '"' ? null : Snapshot.FindInBothSlots(content)) ?? Decode(content);
        if (!isDisabled && field.Length <= PooledString.MaxFieldLength)
        {
            Store(field, text);
            misses++;
            if (lookups >= TrialLookups)
            {
                DisableIfIneffective();
            }
        }

        return text;
    }

    private void Store(ReadOnlySpan<byte> field, string text)
    {
        if (count >= slots.Length / 2 && slots.Length < MaxSlots)
        {
            Grow();
        }

        var key = FieldKey.Create(field);
        var hash = key.Hash(field);
        GetSlot(hash) = new PooledString(in key, hash, text, field);
        count++;
    }

    private ref PooledString GetSlot(uint hash)
    {
        var mask = (uint)slots.Length - 1;
        ref var first = ref slots[PooledString.GetFirstSlot(hash, mask)];
        ref var second = ref slots[PooledString.GetSecondSlot(hash, mask)];
        return ref first.Text is null || second.Text is not null ? ref first : ref second;
    }

    private void Grow()
    {
        var before = slots;
        slots = new PooledString[Math.Max(InitialSlots, before.Length * 4)];
        count = 0;
        foreach (ref readonly var slot in before.AsSpan())
        {
            if (slot.Text is not null)
            {
                GetSlot(slot.Hash) = slot;
                count++;
            }
        }
    }

    private void DisableIfIneffective()
    {
        if (lookups - misses < misses / 4)
        {
            isDisabled = true;
            slots = EmptySlots;
        }

        lookups = misses = 0;
    }

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > PooledString.MaxFieldLength)
        {
            return StrictUtf8.GetString(utf8);
        }

        Span<char> text = stackalloc char[PooledString.MaxFieldLength];
        return Ascii.ToUtf16(utf8, text, out var length) == OperationStatus.Done
            ? new string(text[..length])
            : StrictUtf8.GetString(utf8);
    }
}
