using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.TestKit.Compilation;

/// <summary>A schema file in memory. Without a text, it cannot be read.</summary>
public sealed class SchemaText(string path, string? text) : AdditionalText
{
    private readonly SourceText? source = text is null ? null : SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    public string? Text => text;

    /// <summary>Whether its text was requested.</summary>
    public bool IsRead { get; private set; }

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        IsRead = true;
        return source;
    }
}
