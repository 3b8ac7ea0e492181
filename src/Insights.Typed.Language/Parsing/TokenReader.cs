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
    public QuerySpan Taken { get; private set; }

    /// <summary>The first error, if there was one.</summary>
    public QueryError? Error { get; private set; }

    /// <summary>Goes on to the next token.</summary>
    public Token Take()
    {
        var token = Current;
        Taken = token.Span;
        Current = lexer.Next();
        expected.Clear();
        return token;
    }

    /// <summary>Takes this keyword or symbol if it is the current token.</summary>
    /// <param name="text">The keyword or symbol.</param>
    /// <param name="shownAs">How a message names it, where that is not simply its text.</param>
    public bool Take(string text, string? shownAs = null)
    {
        if (Current.Is(text))
        {
            Take();
            return true;
        }

        Expect(shownAs ?? text);
        return false;
    }

    /// <summary>Takes a token of this kind if it is the current one.</summary>
    public Token? Take(TokenKind kind, string shownAs)
    {
        if (Current.Kind == kind)
        {
            return Take();
        }

        Expect(shownAs);
        return null;
    }

    /// <summary>Takes a name; null after an error.</summary>
    public QueryNameSyntax? TakeName(string shownAs)
    {
        if (Take(TokenKind.Name, shownAs) is not { } name)
        {
            FailExpected();
            return null;
        }

        if (Current.Is("("))
        {
            Fail(name.Span, Messages.NoFunctions);
            return null;
        }

        return new(name.Text, name.Span);
    }

    /// <summary>Notes what else could have stood here.</summary>
    public void Expect(params IEnumerable<string> shownAs) => expected.AddRange(shownAs);

    /// <summary>Reports the current token as none of those that were tried.</summary>
    public bool FailExpected()
    {
        if (Current.Kind != TokenKind.Name)
        {
            return FailFound($"expected {List(expected)}");
        }

        // Names are tried before anything fails, so a name that fails stands where the language has a word of its own.
        if (Messages.ForeignWord(Current.Text) is { } foreign)
        {
            return Fail(Current.Span, foreign);
        }

        var meant = KeywordSuggestion.For(Current.Text, expected.Where(e => char.IsUpper(e[0])));
        return FailFound($"expected {List(expected)}", meant is null ? "" : $"; did you mean {meant}?");
    }

    /// <summary>Reports what was asked for and that the current token was found instead.</summary>
    public bool FailFound(string asked, string hint = "") =>
        Fail(Current.Span, Current.Kind == TokenKind.Invalid ? Current.Text : $"{asked}, found {Current.Description}{hint}");

    /// <summary>Reports an error. Always false, so that a caller can return it.</summary>
    public bool Fail(QuerySpan span, string message)
    {
        Error ??= new(span, message);
        return false;
    }

    /// <summary>"A, B or C", with symbols in quotes.</summary>
    private static string List(List<string> items)
    {
        var shown = items.ConvertAll(item => char.IsLetter(item[0]) ? item : $"'{item}'");
        return shown.Count < 2
            ? string.Concat(shown)
            : $"{string.Join(", ", shown.Take(shown.Count - 1))} or {shown[shown.Count - 1]}";
    }
}
