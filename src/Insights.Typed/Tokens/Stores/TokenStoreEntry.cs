namespace Insights.Typed;

/// <summary>What a token store holds. Printing it never shows the content.</summary>
/// <param name="content">The content, as it was written.</param>
/// <param name="version">A name for just this content, such as an entity tag: it differs whenever something else was written.</param>
public sealed class TokenStoreEntry(ReadOnlyMemory<byte> content, string version)
{
    /// <summary>The content. A secret.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>The version.</summary>
    public string Version { get; } = version;
}
