using Insights.Typed.Language.Parsing;

namespace Insights.Typed.Language;

/// <summary>The kind of a part of a query's text.</summary>
public enum QueryTokenKind
{
    /// <summary>A keyword.</summary>
    Keyword,

    /// <summary>A symbol that compares.</summary>
    Operator,

    /// <summary>A comma or a parenthesis.</summary>
    Punctuation,

    /// <summary>The name of a dataset, column, metric, date range or aggregation.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string in quotes.</summary>
    String,

    /// <summary>Text that is not part of the language.</summary>
    Invalid,
}

/// <summary>A part of a query's text, for its colors in an editor.</summary>
/// <param name="Span">The position.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Clause">The clause that it is in, or starts; null before the first clause.</param>
public readonly record struct QueryToken(QuerySpan Span, QueryTokenKind Kind, Clause? Clause);

/// <summary>Splits the text of a query into its parts, as the parser does. The text need not be a valid query.</summary>
public static class QueryTokens
{
    /// <summary>Gets the parts in their order. White space is no part.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<QueryToken> Read(string text)
    {
        var lexer = new Lexer(text ?? throw new ArgumentNullException(nameof(text)));
        return ReadAll(lexer);
    }

    private static IEnumerable<QueryToken> ReadAll(Lexer lexer)
    {
        Clause? clause = null;
        for (var token = lexer.Next(); GetKind(token) is { } kind; token = lexer.Next())
        {
            clause = token.StartedClause ?? clause;
            yield return new QueryToken(token.Span, kind, clause);
        }
    }

    /// <summary>Gets the kind; null for the end.</summary>
    private static QueryTokenKind? GetKind(Token token) => token.Kind switch
    {
        TokenKind.End => null,
        TokenKind.Keyword => QueryTokenKind.Keyword,
        TokenKind.Symbol => token.Text is "," or "(" or ")" ? QueryTokenKind.Punctuation : QueryTokenKind.Operator,
        TokenKind.Name => QueryTokenKind.Name,
        TokenKind.Number => QueryTokenKind.Number,
        TokenKind.String => QueryTokenKind.String,
        TokenKind.Invalid => QueryTokenKind.Invalid,
    };
}
