namespace Insights.Typed.Language.Parsing;

/// <summary>What the lexer tells apart.</summary>
internal enum TokenKind
{
    End,
    Keyword,
    Symbol,
    Name,
    Number,
    String,

    /// <summary>Nothing of the language. <see cref="Token.Text"/> says why.</summary>
    Invalid,
}

/// <summary>A word, symbol or value of a query's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">A keyword in upper case, a string's content, the message of an invalid token; otherwise as written.</param>
internal readonly record struct Token(TokenKind Kind, QuerySpan Span, string Text)
{
    /// <summary>Whether it is this keyword or symbol.</summary>
    public bool Is(string text) => Kind is TokenKind.Keyword or TokenKind.Symbol && Text == text;

    /// <summary>How a message names it.</summary>
    public string Description => Kind switch
    {
        TokenKind.End => "the end of the query",
        TokenKind.Keyword => Text,
        TokenKind.Number => $"the number {ParserMessages.Truncate(Text)}",
        TokenKind.String => $"the string '{ParserMessages.Truncate(Text)}'",
        TokenKind.Symbol or TokenKind.Name or TokenKind.Invalid => $"'{ParserMessages.Truncate(Text)}'",
    };
}
