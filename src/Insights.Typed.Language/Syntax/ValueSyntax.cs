namespace Insights.Typed.Language;

/// <summary>
/// What a condition compares with: a <see cref="NumberSyntax"/>, a <see cref="StringSyntax"/> or a <see cref="ListSyntax"/>.
/// </summary>
public abstract record ValueSyntax : QueryNode
{
    private protected ValueSyntax(QuerySpan span)
        : base(span)
    {
    }
}

/// <summary>One single value: a <see cref="NumberSyntax"/> or a <see cref="StringSyntax"/>.</summary>
public abstract record LiteralSyntax : ValueSyntax
{
    private protected LiteralSyntax(string text, QuerySpan span)
        : base(span) => Text = text;

    /// <summary>A number's digits as they were written, or what stands between a string's quotes.</summary>
    public string Text { get; }
}

/// <summary>A number: digits with an optional minus before and an optional fraction behind. It may be of any length.</summary>
public sealed record NumberSyntax : LiteralSyntax
{
    internal NumberSyntax(string text, QuerySpan span)
        : base(text, span)
    {
    }
}

/// <summary>Text in single quotes. It holds no quote and no control character.</summary>
public sealed record StringSyntax : LiteralSyntax
{
    internal StringSyntax(string text, QuerySpan span)
        : base(text, span)
    {
    }
}

/// <summary>The list behind IN and NOT IN: at least one value, and all of one kind.</summary>
public sealed record ListSyntax : ValueSyntax
{
    internal ListSyntax(NodeList<LiteralSyntax> items, QuerySpan span)
        : base(span) => Items = items;

    /// <summary>The values: numbers only or strings only.</summary>
    public NodeList<LiteralSyntax> Items { get; }
}
