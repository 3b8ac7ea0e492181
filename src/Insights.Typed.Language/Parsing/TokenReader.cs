namespace Insights.Typed.Language.Parsing;

/// <summary>
/// Reads the tokens and records which tokens the parser tried at the current position, so that an error message lists
/// exactly those. The first error is kept.
/// </summary>
internal sealed class TokenReader
{
    private readonly Lexer lexer;
    private readonly List<QueryExpectation> expected = [];

    public TokenReader(string text)
    {
        lexer = new(text);
        Current = lexer.Next();
    }

    /// <summary>Gets the current token.</summary>
    public Token Current { get; private set; }

    /// <summary>Gets the location of the token before the current one.</summary>
    public QuerySpan AcceptedSpan { get; private set; }

    /// <summary>Gets what the parser tried at the current token.</summary>
    public IReadOnlyList<QueryExpectation> Expected => expected;

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
    public bool Accept(string text) => Accept(text, QueryExpectation.FromText(text));

    /// <summary>Accepts this keyword or symbol if it is the current token.</summary>
    /// <param name="text">The keyword or symbol.</param>
    /// <param name="expectation">What is expected if it is not the current token.</param>
    public bool Accept(string text, QueryExpectation expectation)
    {
        if (Current.Is(text))
        {
            Accept();
            return true;
        }

        AddExpected(expectation);
        return false;
    }

    /// <summary>Accepts a token of this kind if it is the current one.</summary>
    public Token? Accept(TokenKind kind, QueryExpectation expectation)
    {
        if (Current.Kind == kind)
        {
            return Accept();
        }

        AddExpected(expectation);
        return null;
    }

    /// <summary>Accepts a name; null after an error.</summary>
    public QueryNameSyntax? AcceptName(QueryExpectation expectation)
    {
        if (Accept(TokenKind.Name, expectation) is not { } name)
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
    public void AddExpected(params IEnumerable<QueryExpectation> expectations) => expected.AddRange(expectations);

    /// <summary>Reports that the current token is not one of those that were tried.</summary>
    public bool FailExpected()
    {
        if (Current.Kind != TokenKind.Name)
        {
            return FailUnexpected(DescribeExpected());
        }

        // Names are tried before any error, so a name that fails is at a position where only a keyword is valid.
        if (ParserMessages.FindUnsupportedKeyword(Current.Text) is { } message)
        {
            return Fail(Current.Span, message);
        }

        var suggestion = KeywordSuggestion.FindNearest(Current.Text, expected.Select(e => e.Text).Where(text => char.IsUpper(text[0])));
        return FailUnexpected(DescribeExpected(), suggestion is null ? "" : $"; did you mean {suggestion}?");
    }

    /// <summary>Reports what was expected, and the token that was found instead.</summary>
    public bool FailUnexpected(string expectation, string hint = "") =>
        Fail(Current.Span, Current.Kind == TokenKind.Invalid ? Current.Text : $"{expectation}, found {Current.Description}{hint}");

    /// <summary>Reports an error, after which the caller ends. Always returns false, so that it can return the result.</summary>
    public bool Fail(QuerySpan span, string message)
    {
        Error = new(span, message);
        return false;
    }

    private string DescribeExpected() => $"expected {ParserMessages.JoinItems(expected.Select(e => e.Text), "or")}";
}
