namespace Insights.Typed.Language.Parsing;

/// <summary>
/// Walks over the tokens and remembers what could have stood at the current one, so that an error message always
/// names just what the parser tried. The first error stays.
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

    /// <summary>The token to be looked at.</summary>
    public Token Current { get; private set; }

    /// <summary>Where the token before the current one stands.</summary>
    public QuerySpan AcceptedSpan { get; private set; }

    /// <summary>The first error, if there was one.</summary>
    public QueryError? Error { get; private set; }

    /// <summary>Goes on to the next token.</summary>
    public Token Accept()
    {
        var token = Current;
        AcceptedSpan = token.Span;
        Current = lexer.Next();
        expected.Clear();
        return token;
    }

    /// <summary>Takes this keyword or symbol if it is the current token.</summary>
    /// <param name="text">The keyword or symbol.</param>
    /// <param name="displayText">How a message names it, where that is not simply its text.</param>
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

    /// <summary>Takes a token of this kind if it is the current one.</summary>
    public Token? Accept(TokenKind kind, string displayText)
    {
        if (Current.Kind == kind)
        {
            return Accept();
        }

        AddExpected(displayText);
        return null;
    }

    /// <summary>Takes a name; null after an error.</summary>
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

    /// <summary>Notes what else could have stood here.</summary>
    public void AddExpected(params IEnumerable<string> displayTexts) => expected.AddRange(displayTexts);

    /// <summary>Reports the current token as none of those that were tried.</summary>
    public bool FailExpected()
    {
        if (Current.Kind != TokenKind.Name)
        {
            return FailUnexpected($"expected {JoinItems(expected)}");
        }

        // Names are tried before anything fails, so a name that fails stands where the language has a word of its own.
        if (ParserMessages.FindUnsupportedKeyword(Current.Text) is { } message)
        {
            return Fail(Current.Span, message);
        }

        var suggestion = KeywordSuggestion.FindNearest(Current.Text, expected.Where(e => char.IsUpper(e[0])));
        return FailUnexpected($"expected {JoinItems(expected)}", suggestion is null ? "" : $"; did you mean {suggestion}?");
    }

    /// <summary>Reports what was asked for and that the current token was found instead.</summary>
    public bool FailUnexpected(string expectation, string hint = "") =>
        Fail(Current.Span, Current.Kind == TokenKind.Invalid ? Current.Text : $"{expectation}, found {Current.Description}{hint}");

    /// <summary>Reports an error. Always false, so that a caller can return it.</summary>
    public bool Fail(QuerySpan span, string message)
    {
        Error ??= new(span, message);
        return false;
    }

    /// <summary>"A, B or C", with symbols in quotes.</summary>
    private static string JoinItems(List<string> items)
    {
        var displayed = items.ConvertAll(item => char.IsLetter(item[0]) ? item : $"'{item}'");
        return displayed.Count < 2
            ? string.Concat(displayed)
            : $"{string.Join(", ", displayed.Take(displayed.Count - 1))} or {displayed[displayed.Count - 1]}";
    }
}
