namespace Insights.Typed;

/// <summary>The content of a token store. <see cref="object.ToString"/> never includes the content.</summary>
/// <param name="content">The content, as it was written.</param>
/// <param name="version">The version, such as an entity tag: it changes whenever other content is written.</param>
public sealed class TokenStoreEntry(ReadOnlyMemory<byte> content, string version)
{
    /// <summary>Gets the content. It is a secret.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>Gets the version.</summary>
    public string Version { get; } = version;
}
