using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>
/// The strings that a pool currently contains, for the fields of some records. It remains valid: strings that are added later are only not
/// found in it.
/// </summary>
internal readonly ref struct StringPoolSnapshot(PooledString[] slots)
{
    private readonly ref PooledString first = ref MemoryMarshal.GetArrayDataReference(slots);
    private readonly uint mask = (uint)slots.Length - 1;

    /// <summary>Gets the string of a field, if the snapshot contains it, usually in the first of its two slots. An empty field has none.</summary>
    /// <param name="field">The field, followed by <see cref="FieldSlack"/>.</param>
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

    /// <summary>Gets the string of a field that was not in the first slot, or is rarely looked up.</summary>
    /// <param name="field">The field, followed by <see cref="FieldSlack"/>.</param>
    public string? FindInBothSlots(ReadOnlySpan<byte> field) => FindInBothSlots(ref first, mask, field);

    // Not inlined: code for few fields would use registers of all. Without "this", which would have to be in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? FindInBothSlots(ref readonly PooledString first, uint mask, ReadOnlySpan<byte> field)
    {
        // A pool with one slot has no string yet, or stores none.
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
