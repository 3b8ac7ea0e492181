namespace Insights.Typed.Language.Parsing;

/// <summary>
/// Reads the tokens and records which tokens the parser tried at the current position, so that an error message lists
/// exactly those. The first error is kept.
/// </summary>
internal sealed class TokenReader
{
    private readonly Lexer lexer;
    private readonly List<string> expected = [];

    public TokenReader(string text)
    {
        lexer = new(text);
        Current = lexer.Next();
    }

    /// <summary>Gets the current token.</summary>
    public Token Current { get; private set; }

    /// <summary>Gets the location of the token before the current one.</summary>
    public QuerySpan AcceptedSpan { get; private set; }

    /// <summary>Gets the first error, or null.</summary>
    public QueryError? Error { get; private set; }

    /// <summary>Moves to the next token.</summary>
    public Token Accept()
    {
        var token = Current;
        AcceptedSpan = token.Span;
        Current = lexer.Next();
        expected.Clear();
        return token;
    }

    /// <summary>Accepts this keyword or symbol if it is the current token.</summary>
    /// <param name="text">The keyword or symbol.</param>
    /// <param name="displayText">Its name in a message, if it is not its text.</param>
    public bool Accept(string text, string? displayText = null)
    {
        if (Current.Is(text))
        {
            Accept();
            return true;
        }

        AddExpected(displayText ?? text);
        return false;
    }

    /// <summary>Accepts a token of this kind if it is the current one.</summary>
    public Token? Accept(TokenKind kind, string displayText)
    {
        if (Current.Kind == kind)
        {
            return Accept();
        }

        AddExpected(displayText);
        return null;
    }

    /// <summary>Accepts a name; null after an error.</summary>
    public QueryNameSyntax? AcceptName(string displayText)
    {
        if (Accept(TokenKind.Name, displayText) is not { } name)
        {
            FailExpected();
            return null;
        }

        if (Current.Is("("))
        {
            Fail(name.Span, ParserMessages.NoFunctions);
            return null;
        }

        return new(name.Text, name.Span);
    }

    /// <summary>Records what else is valid at the current position.</summary>
    public void AddExpected(params IEnumerable<string> displayTexts) => expected.AddRange(displayTexts);

    /// <summary>Reports that the current token is not one of those that were tried.</summary>
    public bool FailExpected()
    {
        if (Current.Kind != TokenKind.Name)
        {
            return FailUnexpected($"expected {ParserMessages.JoinItems(expected, "or")}");
        }

        // Names are tried before any error, so a name that fails is at a position where only a keyword is valid.
        if (ParserMessages.FindUnsupportedKeyword(Current.Text) is { } message)
        {
            return Fail(Current.Span, message);
        }

        var suggestion = KeywordSuggestion.FindNearest(Current.Text, expected.Where(e => char.IsUpper(e[0])));
        return FailUnexpected($"expected {ParserMessages.JoinItems(expected, "or")}", suggestion is null ? "" : $"; did you mean {suggestion}?");
    }

    /// <summary>Reports what was expected, and the token that was found instead.</summary>
    public bool FailUnexpected(string expectation, string hint = "") =>
        Fail(Current.Span, Current.Kind == TokenKind.Invalid ? Current.Text : $"{expectation}, found {Current.Description}{hint}");

    /// <summary>Reports an error. Always returns false, so that a caller can return the result.</summary>
    public bool Fail(QuerySpan span, string message)
    {
        Error ??= new(span, message);
        return false;
    }
}
