using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <summary>A slot for a field and its string, or an empty slot.</summary>
internal readonly struct PooledString
{
    /// <summary>The maximum length of a field: that of a key plus that of one more vector, which is compared with its end.</summary>
    public const int MaxFieldLength = FieldKey.MaxExactLength + 32;

    public readonly FieldKey Key;
    public readonly string? Text;

    /// <summary>The field, if its key does not contain all of it.</summary>
    private readonly byte[]? field;

    public PooledString(in FieldKey key, uint hash, string text, ReadOnlySpan<byte> field)
    {
        Key = key;
        Hash = hash;
        Text = text;
        this.field = field.Length > FieldKey.MaxExactLength ? field.ToArray() : null;
    }

    public uint Hash { get; }

    /// <summary>Returns the first of the two slots of a hash, with a mask of as many bits as needed to number all slots.</summary>
    public static uint GetFirstSlot(uint hash, uint mask) => hash & mask;

    /// <summary>Returns the second slot.</summary>
    public static uint GetSecondSlot(uint hash, uint mask) => (hash >> 16) & mask;

    /// <summary>Returns a value indicating whether the slot contains a field with the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsFor(in FieldKey key, ReadOnlySpan<byte> field) =>
        Key.Value == key.Value && (field.Length <= FieldKey.MaxExactLength || HasSameEnd(field));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasSameEnd(ReadOnlySpan<byte> field)
    {
        var last = (nuint)(field.Length - Vector256<byte>.Count);
        return Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(field), last) == Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(this.field!), last);
    }
}
