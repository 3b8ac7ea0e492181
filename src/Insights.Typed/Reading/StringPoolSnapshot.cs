using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>
/// The texts that a pool has now, for the fields of some records. Good as long as it is wanted: what comes later is only not
/// found in it.
/// </summary>
internal readonly ref struct StringPoolSnapshot(PooledString[] slots)
{
    private readonly ref PooledString first = ref MemoryMarshal.GetArrayDataReference(slots);
    private readonly uint mask = (uint)slots.Length - 1;

    /// <summary>The text of a field, if it is here, which it mostly is in the first of its two places. There is none of an empty one.</summary>
    /// <param name="field">With <see cref="FieldSlack"/> behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Find(ReadOnlySpan<byte> field)
    {
        if ((uint)(field.Length - 1) < FieldKey.MaxExactLength)
        {
            var key = FieldKey.Create(field);
            ref readonly var slot = ref Unsafe.Add(ref first, PooledString.GetFirstSlot(key.Hash(), mask));
            if (slot.Key.Value == key.Value)
            {
                return slot.Text;
            }
        }

        return field.IsEmpty ? null : FindInBothSlots(field);
    }

    /// <summary>The same, for a field that was not in the first place, or is rarely asked for.</summary>
    /// <param name="field">With <see cref="FieldSlack"/> behind it.</param>
    public string? FindInBothSlots(ReadOnlySpan<byte> field) => FindInBothSlots(ref first, mask, field);

    // Not inlined: what few fields need would take registers from all. Without "this", which would have to be in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? FindInBothSlots(ref readonly PooledString first, uint mask, ReadOnlySpan<byte> field)
    {
        // One place alone is that of a pool which has no text yet, or keeps none.
        if (mask == 0 || field.Length > PooledString.MaxFieldLength)
        {
            return null;
        }

        var key = FieldKey.Create(field);
        var hash = key.Hash(field);
        ref var start = ref Unsafe.AsRef(in first);
        ref readonly var slot = ref Unsafe.Add(ref start, PooledString.GetFirstSlot(hash, mask));
        ref readonly var other = ref Unsafe.Add(ref start, PooledString.GetSecondSlot(hash, mask));
        return slot.IsFor(in key, field) ? slot.Text : other.IsFor(in key, field) ? other.Text : null;
    }
}
