namespace Insights.Typed.Language;

/// <summary>
/// The value of a condition: a <see cref="NumberSyntax"/>, a <see cref="StringSyntax"/> or a <see cref="ListSyntax"/>.
/// </summary>
public abstract record ValueSyntax : QueryNode
{
    private protected ValueSyntax(QuerySpan span)
        : base(span)
    {
    }

    /// <summary>Gets the single value, or each value of the list.</summary>
    public abstract IReadOnlyList<LiteralSyntax> GetLiterals();
}

/// <summary>A single value: a <see cref="NumberSyntax"/> or a <see cref="StringSyntax"/>.</summary>
public abstract record LiteralSyntax : ValueSyntax
{
    private protected LiteralSyntax(string text, QuerySpan span)
        : base(span) => Text = text;

    /// <summary>A number's digits as they were written, or the text between a string's quotes.</summary>
    public string Text { get; }

    /// <inheritdoc />
    public sealed override IReadOnlyList<LiteralSyntax> GetLiterals() => [this];
}

/// <summary>A number: digits with an optional minus sign before and an optional fraction after them. It can have any length.</summary>
public sealed record NumberSyntax : LiteralSyntax
{
    internal NumberSyntax(string text, QuerySpan span)
        : base(text, span)
    {
    }
}

/// <summary>Text in single quotes, in which <see cref="QueryText.FindInvalidCharacter"/> finds nothing.</summary>
public sealed record StringSyntax : LiteralSyntax
{
    internal StringSyntax(string text, QuerySpan span)
        : base(text, span)
    {
    }
}

/// <summary>The list after IN and NOT IN: at least one value, and all of one kind.</summary>
public sealed record ListSyntax : ValueSyntax
{
    internal ListSyntax(NodeList<LiteralSyntax> items, QuerySpan span)
        : base(span) => Items = items;

    /// <summary>The values: only numbers or only strings.</summary>
    public NodeList<LiteralSyntax> Items { get; }

    /// <inheritdoc />
    public override IReadOnlyList<LiteralSyntax> GetLiterals() => Items;
}
