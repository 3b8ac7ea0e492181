using System.Runtime.CompilerServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Insights.Typed.Parquet.Columns;

/// <summary>The distinct strings of a column, in the order of their first occurrence.</summary>
/// <remarks>The reader returns the same instance for most repeated strings, so that they are found by reference.</remarks>
internal sealed class TextDictionary(bool isReused)
{
    private const int RecentSlots = 4096;

    private readonly ColumnBuffer<byte> bytes = new(isReused);
    private readonly ColumnBuffer<int> offsets = new(isReused);
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly (string? Text, int Index)[] recent = new (string?, int)[RecentSlots];
    private int length;

    /// <summary>Gets the length of all strings in UTF-8.</summary>
    public long ByteCount => length;

    /// <summary>Gets the index of a string, which is added if it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int GetIndex(string text)
    {
        ref var slot = ref recent[RuntimeHelpers.GetHashCode(text) & (RecentSlots - 1)];
        return ReferenceEquals(slot.Text, text) ? slot.Index : Find(text, ref slot);
    }

    /// <summary>Removes the strings from an index on.</summary>
    public void Truncate(int count)
    {
        if (count == indexes.Count)
        {
            return;
        }

        foreach (var (text, _) in indexes.Where(pair => pair.Value >= count).ToList())
        {
            indexes.Remove(text);
        }

        System.Array.Clear(recent);
        length = count == 0 ? 0 : offsets.GetSpan(count + 1)[count];
    }

    /// <summary>Creates an array of the strings, and starts again without strings.</summary>
    public StringArray Build()
    {
        var count = indexes.Count;
        offsets.GetSpan(count + 1)[count] = length;
        var array = new StringArray(new ArrayData(StringType.Default, count, 0, 0, [ArrowBuffer.Empty, offsets.Take(count + 1), bytes.Take(length)]));
        indexes.Clear();
        System.Array.Clear(recent);
        length = 0;
        return array;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Find(string text, ref (string? Text, int Index) slot)
    {
        if (!indexes.TryGetValue(text, out var index))
        {
            index = indexes.Count;
            indexes.Add(text, index);
            Append(text, index);
        }

        slot = (text, index);
        return index;
    }

    private void Append(string text, int index)
    {
        var end = checked(length + Encoding.UTF8.GetByteCount(text));
        offsets.GetSpan(index + 2)[index] = length;
        offsets.GetSpan(index + 2)[index + 1] = end;
        Encoding.UTF8.GetBytes(text, bytes.GetSpan(end)[length..end]);
        length = end;
    }
}
