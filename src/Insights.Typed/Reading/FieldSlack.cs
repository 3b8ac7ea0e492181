namespace Insights.Typed.Reading;

/// <summary>
/// The number of readable bytes, of any value, that must follow every field: so a field of a few bytes can be loaded at
/// once, and the other bytes masked.
/// </summary>
internal static class FieldSlack
{
    public const int Length = 32;

    /// <summary>Returns a copy of a field with the required bytes after it.</summary>
    public static ReadOnlySpan<byte> CopyWithSlack(ReadOnlySpan<byte> field)
    {
        var copy = new byte[field.Length + Length];
        field.CopyTo(copy);
        return copy.AsSpan(0, field.Length);
    }
}
