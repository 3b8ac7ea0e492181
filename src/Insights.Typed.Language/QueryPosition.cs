using Insights.Typed.Language.Parsing;

namespace Insights.Typed.Language;

/// <summary>
/// A position in the text of a query that is being written: what the grammar accepts there, and the names around it. The text can have
/// errors: an error hides only what follows it in the same clause.
/// </summary>
public sealed class QueryPosition
{
    /// <summary>The operators by their words, the longest first: NOT LIKE ends with LIKE.</summary>
    private static readonly (ComparisonOperator Operator, string[] Words)[] Operators =
    [
        .. ComparisonOperators.All.Select(@operator => (Operator: @operator, Words: @operator.ToText().Split(' '))).OrderByDescending(entry => entry.Words.Length),
    ];

    private QueryPosition(QuerySpan span, bool isInString, List<Token> before, List<Token> after, IReadOnlyList<QueryExpectation> expected)
    {
        Span = span;
        IsInString = isInString;
        Expected = expected;
        Clause = FindLastClause(before)?.Clause;
        LastName = before.LastOrDefault(token => token.Kind == TokenKind.Name).Text;
        Operator = FindOperator(before);
        List<Token> others = [.. before, .. after];
        DatasetName = FindNames(others, Language.Clause.From).FirstOrDefault();
        SelectedNames = [.. FindNames(others, Language.Clause.Select)];
    }

    /// <summary>Gets the word around the position, or the string from its opening quote on; empty if the position is before a word or between two.</summary>
    public QuerySpan Span { get; }

    /// <summary>Gets a value indicating whether the position is in a string.</summary>
    public bool IsInString { get; }

    /// <summary>
    /// Gets the words that the grammar accepts in place of <see cref="Span"/>; none after an error in the same clause. The text after the
    /// position excludes the clauses that it has, and those that follow them.
    /// </summary>
    public IReadOnlyList<QueryExpectation> Expected { get; }

    /// <summary>Gets what a new word at the position is, such as "the name of a column", if it can be a name; otherwise, and in a word or a string, null.</summary>
    public string? ExpectedName => IsInString || Span.Length > 0
        ? null
        : Expected.FirstOrDefault(expected => expected.Kind
            is QueryExpectationKind.ColumnName or QueryExpectationKind.DatasetName or QueryExpectationKind.DateRangeName or QueryExpectationKind.AggregationName).Text;

    /// <summary>Gets the clause that the position is in; null before the first clause.</summary>
    public Clause? Clause { get; }

    /// <summary>Gets the dataset of FROM, before or after the position; null if the text does not name one elsewhere.</summary>
    public string? DatasetName { get; }

    /// <summary>Gets the other names in SELECT.</summary>
    public IReadOnlyList<string> SelectedNames { get; }

    /// <summary>Gets the last name before <see cref="Span"/>, such as the column whose operator or value is at the position; null if none is.</summary>
    public string? LastName { get; }

    /// <summary>Gets the operator directly before <see cref="Span"/>, whose value is at the position; null if no operator is, as in a list.</summary>
    public ComparisonOperator? Operator { get; }

    /// <summary>Finds what is valid at a position.</summary>
    /// <param name="text">The text of the query, complete or not.</param>
    /// <param name="position">The index of the character after the position; at the end of the text, its length.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not in the text.</exception>
    public static QueryPosition Find(string text, int position)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        if (position < 0 || position > text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"The text has {text.Length} characters.");
        }

        var quote = FindOpenQuote(text.Substring(0, position));
        var span = quote is { } start ? FindStringSpan(text, start, position) : FindWordSpan(text, position);
        var before = ReadTokens(text.Substring(0, span.Start));
        var after = ReadTokens(text.Substring(span.End));
        return new(span, quote is not null, before, after, FindExpected(text.Substring(0, span.Start), before, after, quote is not null));
    }

    private static IReadOnlyList<QueryExpectation> FindExpected(string textBefore, List<Token> before, List<Token> after, bool isInString)
    {
        var (clause, start) = FindLastClause(before) ?? (Language.Clause.Select, 0);
        var next = after.Select(token => token.StartedClause).FirstOrDefault(found => found is not null);
        return
        [
            .. Parser.FindExpected(textBefore.Substring(start), clause)
                .Where(expected => !isInString || expected.Kind == QueryExpectationKind.String)
                .Where(expected => next is null || Clauses.FromKeyword(expected.Text) is not { } other || other < next),
        ];
    }

    /// <summary>Finds the quote of a string that is not closed before the position.</summary>
    private static int? FindOpenQuote(string textBefore)
    {
        foreach (var token in ReadTokens(textBefore))
        {
            if (token.Kind == TokenKind.Invalid && token.Text == ParserMessages.UnclosedString)
            {
                return token.Span.Start;
            }
        }

        return null;
    }

    private static QuerySpan FindStringSpan(string text, int start, int position)
    {
        // Without its closing quote, a string seems to continue up to the next one, so the span ends after the word.
        var end = FindWordEnd(text, position);
        return new(start, (end < text.Length && text[end] == '\'' ? end + 1 : end) - start);
    }

    private static QuerySpan FindWordSpan(string text, int position)
    {
        var start = position;
        while (start > 0 && QueryName.IsNameCharacter(text[start - 1]))
        {
            start--;
        }

        // A word that starts at the position is not replaced by the one that is inserted before it.
        return new(start, (start == position ? position : FindWordEnd(text, position)) - start);
    }

    private static int FindWordEnd(string text, int position)
    {
        var end = position;
        while (end < text.Length && QueryName.IsNameCharacter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static List<Token> ReadTokens(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private static (Clause Clause, int Start)? FindLastClause(List<Token> tokens)
    {
        var index = tokens.FindLastIndex(token => token.StartedClause is not null);
        return index < 0 ? null : (tokens[index].StartedClause!.Value, tokens[index].Span.Start);
    }

    private static ComparisonOperator? FindOperator(List<Token> before)
    {
        foreach (var (@operator, words) in Operators)
        {
            var start = before.Count - words.Length;
            if (start >= 0 && before.Skip(start).Zip(words, (token, word) => token.Is(word)).All(isWord => isWord))
            {
                return @operator;
            }
        }

        return null;
    }

    private static IEnumerable<string> FindNames(List<Token> tokens, Clause clause) => tokens
        .SkipWhile(token => token.StartedClause != clause)
        .Skip(1)
        .TakeWhile(token => token.StartedClause is null)
        .Where(token => token.Kind == TokenKind.Name)
        .Select(token => token.Text);
}
