using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>
/// Composes the text of a query from its parts and its values. The grammar determines what a value is at its position: a literal, the
/// content of a string, a name, or an error. So no value can change the structure of the query.
/// </summary>
internal sealed class QueryTextComposer(int literalLength, int formattedCount)
{
    private const int EstimatedValueLength = 16;
    private const string ListStart = "(";

    private readonly StringBuilder text = new(literalLength + (formattedCount * EstimatedValueLength));

    /// <summary>The value after an operator for patterns and a quote. It is a pattern if the next character is a quote, and otherwise a string to search for.</summary>
    private (string Value, string Target, ComparisonOperator Operator)? possiblePattern;

    private string Target => $"position {text.Length} of the text";

    public void AppendText(string part)
    {
        CheckPattern(isWhole: part.StartsWith('\''));
        text.Append(part);
    }

    public void AppendString(string? value)
    {
        var position = FindPosition();
        if (position.ExpectedName is { } name)
        {
            text.Append(RequireName(value, name));
        }
        else
        {
            AppendLiteral(position, TextLiteral.Create(Target, value));
        }
    }

    public void AppendStrings(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<string> all = [.. values];
        var position = FindPosition();
        if (position.Clause == Clause.Select && all.Count > 0 && position.ExpectedName is { } name)
        {
            text.AppendJoin(", ", all.Select(value => RequireName(value, name)));
        }
        else
        {
            AppendLiteral(position, LiteralList.Create(Target, all, value => TextLiteral.Create(Target, value)));
        }
    }

    public void AppendValue<T>(T? value, Func<T, QueryValue> literal)
        where T : struct => AppendLiteral(FindPosition(), literal(value ?? throw LiteralList.CreateNullException(Target, nameof(value))));

    public void AppendList<T>(IEnumerable<T> values, Func<T, QueryValue> literal) => AppendLiteral(FindPosition(), LiteralList.Create(Target, values, literal));

    public void AppendQuery(InsightsQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        text.Append(text.Length == 0
            ? query.ToString()
            : throw new ArgumentException($"A query is valid at the start of the text only, not at {Target}.", nameof(query)));
    }

    public static QueryValue ToDay(DateOnly value) => ((DateValue)value).Moment.ToValue(hasTime: false);

    /// <exception cref="ArgumentException">The time has a fraction of a second.</exception>
    public static QueryValue ToTime(DateValue value) => value.Moment.IsMorePreciseThanColumn(hasTime: true)
        ? throw new ArgumentException($"A query contains times in whole seconds, and {value} has a fraction.", nameof(value))
        : value.Moment.ToValue(hasTime: true);

    /// <summary>Returns the text.</summary>
    /// <exception cref="ArgumentException">The text is not a query.</exception>
    public string Complete()
    {
        var result = text.ToString();
        return ParsedQuery.Parse(result).Errors is [var error, ..] ? throw CreateTextException(error) : result;
    }

    private void AppendLiteral(QueryPosition position, QueryValue value)
    {
        if (position.IsInString && value.Kind != QueryValueKind.List)
        {
            AppendToString(position, value.Content);
        }
        else if (!position.IsInString && position.Span.Length > 0 && value.Kind != QueryValueKind.List)
        {
            AppendToWord(value.Content);
        }
        else
        {
            text.Append(FindLiteral(position, value) ?? throw CreateException(position));
        }
    }

    /// <summary>Finds the form of a value between words; null if the grammar accepts no such value there.</summary>
    private string? FindLiteral(QueryPosition position, QueryValue value) => value.Kind switch
    {
        QueryValueKind.List when position.Expected.Any(expected => expected.Text == ListStart) => value.ToString(),
        QueryValueKind.List when Expects(position, QueryExpectationKind.String) && (EndsIn(ListStart) || EndsIn(",")) => string.Join(", ", value.Items),
        QueryValueKind.Number when position.Clause == Clause.Limit => RequireLimit(value.Content),
        QueryValueKind.Number when Expects(position, QueryExpectationKind.Number) => value.ToString(),
        QueryValueKind.Text when Expects(position, QueryExpectationKind.String) => value.ToString(),
        QueryValueKind.List or QueryValueKind.Number or QueryValueKind.Text or QueryValueKind.Hole => null,
    };

    private void AppendToString(QueryPosition position, string content)
    {
        if (position.Operator is { } @operator && @operator.AcceptsPattern())
        {
            possiblePattern = (content, Target, @operator);
            if (position.Span.Length > 1)
            {
                CheckPattern(isWhole: false);
            }
        }

        text.Append(content);
    }

    private void AppendToWord(string content) => text.Append(content.All(QueryName.IsNameCharacter)
        ? content
        : throw new ArgumentException($"The value at {Target} is a part of a word, which contains only letters, digits, '_', '-' and '.'.", nameof(content)));

    private void CheckPattern(bool isWhole)
    {
        if (!isWhole && possiblePattern is var (value, target, @operator))
        {
            TextLiteral.RequireNoWildcards(target, value, $"Use {@operator.ToText()} with a whole pattern.");
        }

        possiblePattern = null;
    }

    private QueryPosition FindPosition()
    {
        CheckPattern(isWhole: false);
        return QueryPosition.Find(text.ToString(), text.Length);
    }

    private bool EndsIn(string symbol) => text.ToString().TrimEnd().EndsWith(symbol, StringComparison.Ordinal);

    private static bool Expects(QueryPosition position, QueryExpectationKind kind) => position.Expected.Any(expected => expected.Kind == kind);

    private string RequireName(string? value, string expected) => QueryName.IsValid(value ?? throw LiteralList.CreateNullException(Target, nameof(value)))
        ? value
        : throw new ArgumentException(
            $"The value at {Target} is {expected}, which contains only letters, digits, '_', '-' and '.', and is neither a number nor a keyword.", nameof(value));

    private string RequireLimit(string number) => number.All(char.IsAsciiDigit) && number.Any(digit => digit != '0')
        ? number
        : throw new ArgumentException($"LIMIT accepts a whole number above zero, and the value at {Target} is {number}.", nameof(number));

    private ArgumentException CreateException(QueryPosition position) =>
        position.Expected.Count == 0 && ParsedQuery.Parse(text.ToString()).Errors is [var error, ..]
            ? CreateTextException(error)
            : new ArgumentException(
                $"The value at {Target} is not valid there: expected {string.Join(", ", position.Expected.Select(expected => expected.Text))}. "
                + "Only values and names can be inserted; a text that is composed of other parts is passed as a string.");

    private static ArgumentException CreateTextException(QueryError error) =>
        new($"The text is not a query: {error.Message} (at position {error.Span.Start}).");
}
