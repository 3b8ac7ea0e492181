namespace Insights.Typed.Reading;

/// <summary>
/// How many bytes, whatever they are, must be there to be read behind every field: then one of a few bytes can be loaded at
/// once, and what does not belong to it be masked off.
/// </summary>
internal static class FieldSlack
{
    public const int Length = 32;

    /// <summary>A copy of a field that has them.</summary>
    public static ReadOnlySpan<byte> CopyWithSlack(ReadOnlySpan<byte> field)
    {
        var copy = new byte[field.Length + Length];
        field.CopyTo(copy);
        return copy.AsSpan(0, field.Length);
    }
}
