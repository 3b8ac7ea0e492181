using System.Buffers;
using System.Runtime.CompilerServices;
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
    private const int LongestText = 64;
    private const int TrialLookups = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Slot[] slots = new Slot[1];
    private int hits;
    private int misses;
    private bool isOff;

    /// <summary>The text of a field, if it is here already.</summary>
    /// <param name="field">With <see cref="FieldSlack"/> behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Find(ReadOnlySpan<byte> field)
    {
        if (field.Length > LongestText)
        {
            return null;
        }

        var key = TextKey.Of(field);
        var all = slots;
        ref readonly var slot = ref all[key.Hash & (uint)(all.Length - 1)];
        if (!slot.Key.Equals(in key) || (field.Length > TextKey.WholeLength && !field.SequenceEqual(slot.Field)))
        {
            return null;
        }

        hits++;
        return slot.Text;
    }

    /// <summary>The text of a field.</summary>
    /// <param name="field">The field, with <see cref="FieldSlack"/> behind it.</param>
    /// <param name="content">The same without its quotes, if it has some.</param>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> field, ReadOnlySpan<byte> content)
    {
        // A content with a quote at its start would be taken for another field in quotes.
        var text = field.Length == content.Length ? Get(content)
            : content.IsEmpty ? ""
            : content[0] == '"' ? New(content)
            : Get(content);
        if (field.Length != content.Length)
        {
            Keep(field, text);
        }

        return text;
    }

    /// <summary>The text of a field that has no quotes.</summary>
    /// <param name="field">With <see cref="FieldSlack"/> behind it.</param>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return "";
        }

        if (Find(field) is { } found)
        {
            return found;
        }

        var text = New(field);
        Keep(field, text);
        return text;
    }

    private string New(ReadOnlySpan<byte> content)
    {
        if (!isOff && ++misses + hits >= TrialLookups)
        {
            Judge();
        }

        return Decode(content);
    }

    private void Keep(ReadOnlySpan<byte> field, string text)
    {
        if (isOff || field.Length > LongestText)
        {
            return;
        }

        if (slots.Length == 1)
        {
            slots = new Slot[FirstSlots];
        }

        var key = TextKey.Of(field);
        slots[key.Hash & (uint)(slots.Length - 1)] = new Slot(key, text, field.Length > TextKey.WholeLength ? field.ToArray() : null);
    }

    /// <summary>Few repetitions may mean too few slots; next to none mean new texts.</summary>
    private void Judge()
    {
        if (hits < misses)
        {
            isOff = hits < misses / 16 || slots.Length == MostSlots;
            slots = new Slot[isOff ? 1 : MostSlots];
        }

        hits = misses = 0;
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

    private readonly struct Slot(TextKey key, string text, byte[]? field)
    {
        public readonly TextKey Key = key;
        public readonly string? Text = text;

        /// <summary>The field, where its key is not all of it.</summary>
        public readonly byte[]? Field = field;
    }
}
