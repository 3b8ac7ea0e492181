using System.Buffers;
using System.Text;

namespace Insights.Typed.Reading;

/// <summary>
/// Returns one string instance for a string that a column repeats. Bounded, and disabled for a column with mostly new strings.
/// </summary>
/// <remarks>
/// A string that starts with a quote is a whole field in quotes, as in the file: so a repeated one is found without removing
/// the quotes.
/// </remarks>
internal sealed class StringPool
{
    private const int InitialSlots = 512;
    private const int MaxSlots = 8192;
    private const int TrialLookups = 2 * MaxSlots;

    /// <summary>A snapshot that is never filled, so that lookups need no check.</summary>
    private static readonly PooledString[] EmptySlots = new PooledString[1];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PooledString[] slots = EmptySlots;
    private long lookups;
    private long misses;
    private int count;
    private bool isDisabled;

    /// <summary>Gets the current snapshot of the strings.</summary>
    public StringPoolSnapshot Snapshot => new(slots);

    /// <summary>Announces the number of fields that will be looked up.</summary>
    public void AddLookups(int fields) => lookups += fields;

    /// <summary>Creates the string of a field that is not in the pool, and may add it.</summary>
    /// <param name="field">The field, followed by <see cref="FieldSlack"/>.</param>
    /// <param name="content">The field without its quotes, if it has some.</param>
    /// <exception cref="DecoderFallbackException">The field is not UTF-8.</exception>
    public string Add(ReadOnlySpan<byte> field, ReadOnlySpan<byte> content)
    {
        // A quoted field can be unquoted elsewhere. Content that starts with a quote would be mistaken for a whole field.
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
