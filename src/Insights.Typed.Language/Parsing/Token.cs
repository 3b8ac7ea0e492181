namespace Insights.Typed.Language.Parsing;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    End,
    Keyword,
    Symbol,
    Name,
    Number,
    String,

    /// <summary>Not part of the language. <see cref="Token.Text"/> is the message.</summary>
    Invalid,
}

/// <summary>A word, symbol or value in a query's text.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Span">The location.</param>
/// <param name="Text">A keyword in upper case, a string's content, the message of an invalid token; otherwise as written.</param>
internal readonly record struct Token(TokenKind Kind, QuerySpan Span, string Text)
{
    /// <summary>Determines whether the token is this keyword or symbol.</summary>
    public bool Is(string text) => Kind is TokenKind.Keyword or TokenKind.Symbol && Text == text;

    /// <summary>Gets the clause that the token starts; null if it starts none.</summary>
    public Clause? StartedClause => Kind == TokenKind.Keyword && Array.IndexOf(Keyword.FirstKeywords, Text) is >= 0 and var index ? (Clause)index : null;

    /// <summary>Gets the name of the token in a message.</summary>
    public string Description => Kind switch
    {
        TokenKind.End => "the end of the query",
        TokenKind.Keyword => Text,
        TokenKind.Number => $"the number {ParserMessages.Truncate(Text)}",
        TokenKind.String => $"the string '{ParserMessages.Truncate(Text)}'",
        TokenKind.Symbol or TokenKind.Name or TokenKind.Invalid => $"'{ParserMessages.Truncate(Text)}'",
    };
}
