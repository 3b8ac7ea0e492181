using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <summary>A place for a field and its text, or an empty one.</summary>
internal readonly struct PooledString
{
    /// <summary>The most bytes that a field may have: those of a key and those of one more vector, which is compared with its end.</summary>
    public const int MaxFieldLength = FieldKey.MaxExactLength + 32;

    public readonly FieldKey Key;
    public readonly string? Text;

    /// <summary>The field, where its key is not all of it.</summary>
    private readonly byte[]? field;

    public PooledString(in FieldKey key, uint hash, string text, ReadOnlySpan<byte> field)
    {
        Key = key;
        Hash = hash;
        Text = text;
        this.field = field.Length > FieldKey.MaxExactLength ? field.ToArray() : null;
    }

    public uint Hash { get; }

    /// <summary>The first of the two places for a hash, under a mask of as many bits as it takes to number all of them.</summary>
    public static uint GetFirstSlot(uint hash, uint mask) => hash & mask;

    /// <summary>The second one.</summary>
    public static uint GetSecondSlot(uint hash, uint mask) => (hash >> 16) & mask;

    /// <summary>Whether this is the place of a field with that key.</summary>
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
