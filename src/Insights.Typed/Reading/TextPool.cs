using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    private const int LongestText = 2 * TextKey.WholeLength;
    private const int TrialLookups = 2 * MostSlots;

    /// <summary>One that is never filled, so that looking needs no check.</summary>
    private static readonly Slot[] NoSlots = new Slot[1];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Slot[] slots = NoSlots;
    private long lookups;
    private long misses;
    private int kept;
    private bool isOff;

    /// <summary>Where <see cref="TryFind"/> looks. Good as long as it is wanted: what comes later is only not found in it.</summary>
    public Slot[] Slots => slots;

    /// <summary>Whether a field stands in the first of its two places, and its text if so.</summary>
    /// <param name="slots">The places.</param>
    /// <param name="field">With <see cref="FieldSlack"/> behind it.</param>
    /// <param name="text">The text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFind(Slot[] slots, ReadOnlySpan<byte> field, [NotNullWhen(true)] out string? text)
    {
        if ((uint)(field.Length - 1) < LongestText)
        {
            var key = TextKey.Of(field);
            ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), key.Hash(field) & (uint)(slots.Length - 1));
            text = slot.Text!;
            return slot.Has(in key, field);
        }

        text = null;
        return false;
    }

    /// <summary>To be told before so many fields are looked for.</summary>
    public void Expect(int fields) => lookups += fields;

    /// <summary>The text of a field, if it stands in either of its places.</summary>
    /// <param name="field">With <see cref="FieldSlack"/> behind it.</param>
    public string? FindInBoth(ReadOnlySpan<byte> field)
    {
        if (isOff || field.Length > LongestText)
        {
            return null;
        }

        var key = TextKey.Of(field);
        var hash = key.Hash(field);
        ref readonly var first = ref First(hash);
        ref readonly var second = ref Second(hash);
        return first.Has(in key, field) ? first.Text : second.Has(in key, field) ? second.Text : null;
    }

    /// <summary>The text of a field that stands in neither of its places. From now on it may.</summary>
    /// <param name="field">The field, with <see cref="FieldSlack"/> behind it.</param>
    /// <param name="content">The same without its quotes, if it has some.</param>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public string Add(ReadOnlySpan<byte> field, ReadOnlySpan<byte> content)
    {
        // What is quoted here may stand without quotes elsewhere. A content that starts with one would be taken for a whole field.
        var text = (field.Length == content.Length || content[0] == '"' ? null : FindInBoth(content)) ?? Decode(content);
        if (!isOff && field.Length <= LongestText)
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
        PlaceOf(hash) = new Slot(in key, hash, text, field);
        kept++;
    }

    private ref Slot PlaceOf(uint hash)
    {
        ref var first = ref First(hash);
        ref var second = ref Second(hash);
        return ref first.Text is null || second.Text is not null ? ref first : ref second;
    }

    private ref Slot First(uint hash) => ref slots[hash & (uint)(slots.Length - 1)];

    private ref Slot Second(uint hash) => ref slots[(hash >> 16) & (uint)(slots.Length - 1)];

    private void Grow()
    {
        var before = slots;
        slots = new Slot[Math.Max(FirstSlots, before.Length * 4)];
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
        if (utf8.Length > LongestText)
        {
            return Strict.GetString(utf8);
        }

        Span<char> text = stackalloc char[LongestText];
        return Ascii.ToUtf16(utf8, text, out var length) == OperationStatus.Done
            ? new string(text[..length])
            : Strict.GetString(utf8);
    }

    /// <summary>One place. As many bytes as a line of the cache has.</summary>
    public readonly struct Slot
    {
        private readonly Vector256<byte> start;
        private readonly int length;

        /// <summary>The field, where its key is not all of it.</summary>
        private readonly byte[]? field;

        public readonly string? Text;

        public Slot(in TextKey key, uint hash, string text, ReadOnlySpan<byte> field)
        {
            Hash = hash;
            start = key.Start;
            length = key.Length;
            Text = text;
            this.field = field.Length > TextKey.WholeLength ? field.ToArray() : null;
        }

        public uint Hash { get; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Has(in TextKey key, ReadOnlySpan<byte> field) =>
            start == key.Start && length == key.Length && (field.Length <= TextKey.WholeLength || HasEnd(field));

        /// <summary>Whether the last bytes are the same. Nothing is kept that is longer than these and the key together.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private bool HasEnd(ReadOnlySpan<byte> field)
        {
            var last = (nuint)(field.Length - TextKey.WholeLength);
            return Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(field), last) == Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(this.field!), last);
        }
    }
}
