using System.Globalization;

namespace Insights.Typed.Language.Parsing;

/// <summary>The messages for syntax of other languages that this language does not have, and for invalid text.</summary>
internal static class ParserMessages
{
    public const string UnclosedString = "this string has no closing quote";
    public const string DoubledQuote = "how to write a quote inside a string is not documented, so '' is not accepted";
    public const string NoFunctions = "the language has no function calls; only a name is valid here";
    public const string NoParentheses = "the language has no parentheses around conditions; all conditions are joined by AND";
    public const string NoSubqueries = "the language has no subqueries";
    public const string NoNull = "the language has no NULL, and no test for it";
    public const string AggregatedWithoutDateRange = "AGGREGATED follows TIMESPAN; a dataset aggregates the rows of some of its date ranges only";
    public const string MixedList = "a list holds either numbers or strings, not both";
    public const string EmptyList = "a list needs at least one value";

    public static readonly string NoNegation =
        $"NOT is valid only in {ListOperators(@operator => @operator.ToText().StartsWith(Keyword.Not, StringComparison.Ordinal))}; a condition cannot be negated as a whole";

    public static readonly string UnexpectedList = $"only {ListOperators(ComparisonOperators.AcceptsList)} accept a list";

    private const string NoJoin = "the language has no JOIN; a query reads one dataset";
    private const string NoComments = "the language has no comments";
    private const string NoArithmetic = "the language has no arithmetic";
    private const string NoNameQuotes = "names are written without quotes or brackets";
    private const string NoOr = "the language has no OR; conditions are joined by AND, and IN accepts several values for one column";
    private const string StraightQuotes = "a string is in straight single quotes";

    private const int MaxQuotedLength = 40;

    private static readonly Dictionary<string, string> UnsupportedKeywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["OR"] = NoOr,
        ["AS"] = "the language has no alias; a column keeps its name",
        ["IS"] = NoNull,
        ["NULL"] = NoNull,
        ["BETWEEN"] = "the language has no BETWEEN; write two conditions with >= and <=",
        ["JOIN"] = NoJoin,
        ["INNER"] = NoJoin,
        ["LEFT"] = NoJoin,
        ["RIGHT"] = NoJoin,
        ["FULL"] = NoJoin,
        ["OUTER"] = NoJoin,
        ["CROSS"] = NoJoin,
        ["GROUP"] = "the language has no GROUP BY; a metric is computed for every distinct combination of the selected columns",
        ["HAVING"] = "the language has no HAVING; WHERE accepts metrics too",
        ["UNION"] = "the language has no UNION; a query reads one dataset",
        ["OFFSET"] = "the language has no OFFSET; LIMIT returns the first rows only",
    };

    private static readonly Dictionary<string, string> UnsupportedSymbols = new()
    {
        ["*"] = "the language has no '*'; every column is named, and there is no arithmetic",
        ["+"] = NoArithmetic,
        ["/"] = NoArithmetic,
        ["/*"] = NoComments,
        ["//"] = NoComments,
        ["%"] = "'%' is valid only in the string of LIKE",
        ["=="] = "'equal' is written =",
        ["<>"] = "'not equal' is written !=",
        ["!"] = "'!' is valid only in !=",
        ["||"] = NoOr,
        ["&&"] = "conditions are joined by AND",
        [";"] = "a query ends without ';'",
        ["\""] = StraightQuotes,
        ["\u2018"] = StraightQuotes,
        ["\u2019"] = StraightQuotes,
        ["\u201C"] = StraightQuotes,
        ["\u201D"] = StraightQuotes,
        ["["] = NoNameQuotes,
        ["]"] = NoNameQuotes,
        ["`"] = NoNameQuotes,
    };

    /// <summary>Finds the message for a keyword of other languages; null for any other word.</summary>
    public static string? FindUnsupportedKeyword(string word) => UnsupportedKeywords.TryGetValue(word, out var message) ? message : null;

    /// <summary>Finds the message for a symbol of other languages; null for any other symbol.</summary>
    public static string? FindUnsupportedSymbol(string symbol) => UnsupportedSymbols.TryGetValue(symbol, out var message) ? message : null;

    public static string UnknownSymbol(string symbol) => $"{FormatCharacter(symbol)} is not part of the language outside a string";

    /// <summary>The message for a character that <see cref="QueryText"/> does not accept in a string.</summary>
    public static string InvalidCharacter(char character)
    {
        var description = character is '\n' or '\r' ? "a line break" : QueryText.DescribeInvalidCharacter(character);
        var advice = character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' ? "; is its closing quote missing?" : "";
        return $"a string cannot hold {description}{advice}";
    }

    public static string InvalidWord(string word) => word switch
    {
        "-" => NoArithmetic,
        _ when word.StartsWith("--", StringComparison.Ordinal) => NoComments,
        _ => $"'{Truncate(word)}' is neither a name nor a number; a string is in single quotes",
    };

    /// <summary>Truncates a quotation, so that a message stays readable.</summary>
    public static string Truncate(string text)
    {
        if (text.Length <= MaxQuotedLength)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[MaxQuotedLength - 1]) ? MaxQuotedLength - 1 : MaxQuotedLength;
        return text.Substring(0, length) + "…";
    }

    /// <summary>"A, B or C", with symbols in quotes.</summary>
    public static string JoinItems(IEnumerable<string> items, string conjunction)
    {
        var displayed = items.Select(item => char.IsLetter(item[0]) ? item : $"'{item}'").ToList();
        return displayed.Count < 2
            ? string.Concat(displayed)
            : $"{string.Join(", ", displayed.Take(displayed.Count - 1))} {conjunction} {displayed[displayed.Count - 1]}";
    }

    private static string ListOperators(Func<ComparisonOperator, bool> predicate) =>
        JoinItems(ComparisonOperators.All.Where(predicate).Select(ComparisonOperators.ToText), "and");

    /// <summary>Formats a character in quotes, or its code point if it is not visible.</summary>
    private static string FormatCharacter(string character) => CharUnicodeInfo.GetUnicodeCategory(character, 0) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark =>
            "U+" + (character.Length == 2 ? char.ConvertToUtf32(character, 0) : character[0]).ToString("X4", CultureInfo.InvariantCulture),
        _ => $"'{character}'",
    };
}
