using System.Globalization;

namespace Insights.Typed.Language.Parsing;

/// <summary>
/// Parses a query clause by clause and stops at the first error. The grammar has no nesting, so no method is recursive
/// and no text can exhaust the stack.
/// </summary>
internal sealed class Parser(string text)
{
    private readonly TokenReader tokens = new(text);
    private readonly List<string> clauses = [];
    private readonly List<QueryNameSyntax> columns = [];
    private readonly List<ConditionSyntax> conditions = [];
    private readonly List<OrderingSyntax> orderings = [];
    private bool isDistinct;
    private QueryNameSyntax? dataset;
    private LimitSyntax? limit;
    private QueryNameSyntax? dateRange;
    private QueryNameSyntax? aggregation;

    public ParsedQuery Parse()
    {
        var start = tokens.Current.Span;
        if (ParseClauses(Clause.Select))
        {
            ParseEnd();
        }

        var query = dataset is null
            ? null
            : new QuerySyntax(
                isDistinct, new(columns), dataset, new(conditions), new(orderings), limit, dateRange, aggregation,
                QuerySpan.FromBounds(start, tokens.AcceptedSpan));
        return new(query, tokens.Error);
    }

    /// <summary>
    /// Finds what the grammar accepts at the end of a text that starts with a clause; nothing after an error in the text. A clause does not
    /// depend on the clauses before it, except that AGGREGATED follows TIMESPAN.
    /// </summary>
    public static IReadOnlyList<QueryExpectation> FindExpected(string text, Clause first)
    {
        var parser = new Parser(text);
        _ = parser.ParseClauses(first);
        return parser.tokens.Current.Kind == TokenKind.End ? parser.tokens.Expected : [];
    }

    private bool ParseClauses(Clause first)
    {
        for (var clause = first; (int)clause < Keyword.Clauses.Length; clause++)
        {
            if (clause == Clause.Aggregated && first != Clause.Aggregated && dateRange is null)
            {
                break;
            }

            var isParsed = TryBeginClause(clause) ? Parse(clause) : !IsRequired(clause) || tokens.FailExpected();
            if (!isParsed)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryBeginClause(Clause clause)
    {
        if (!tokens.Accept(Keyword.FirstKeywords[(int)clause], QueryExpectation.FromText(Keyword.GetClauseKeyword(clause))))
        {
            return false;
        }

        clauses.Add(Keyword.GetClauseKeyword(clause));
        return true;
    }

    private static bool IsRequired(Clause clause) => clause switch
    {
        Clause.Select or Clause.From => true,
        Clause.Where or Clause.OrderBy or Clause.Limit or Clause.Timespan or Clause.Aggregated => false,
    };

    private bool Parse(Clause clause) => clause switch
    {
        Clause.Select => ParseSelect(),
        Clause.From => ParseFrom(),
        Clause.Where => ParseConditions(),
        Clause.OrderBy => ParseOrderings(),
        Clause.Limit => ParseLimit(),
        Clause.Timespan => ParseDateRange(),
        Clause.Aggregated => ParseAggregation(),
    };

    private bool ParseSelect()
    {
        isDistinct = tokens.Accept(Keyword.Distinct);
        do
        {
            if (tokens.AcceptName(QueryExpectation.ColumnName) is not { } column)
            {
                return false;
            }

            columns.Add(column);
        }
        while (tokens.Accept(","));
        return true;
    }

    private bool ParseFrom()
    {
        if (tokens.Current.Is("("))
        {
            return tokens.Fail(tokens.Current.Span, ParserMessages.NoSubqueries);
        }

        dataset = tokens.AcceptName(QueryExpectation.DatasetName);
        return dataset is not null;
    }

    private bool ParseConditions()
    {
        var conditionParser = new ConditionParser(tokens);
        do
        {
            if (conditionParser.Parse() is not { } condition)
            {
                return false;
            }

            conditions.Add(condition);
        }
        while (tokens.Accept(Keyword.And));
        return true;
    }

    private bool ParseOrderings()
    {
        if (!tokens.Accept(Keyword.By))
        {
            return tokens.FailExpected();
        }

        do
        {
            if (tokens.AcceptName(QueryExpectation.ColumnName) is not { } column)
            {
                return false;
            }

            var direction = tokens.Accept(Keyword.Asc) ? SortDirection.Ascending
                : tokens.Accept(Keyword.Desc) ? SortDirection.Descending
                : SortDirection.Unspecified;
            orderings.Add(new(column, direction, QuerySpan.FromBounds(column.Span, tokens.AcceptedSpan)));
        }
        while (tokens.Accept(","));
        return true;
    }

    private bool ParseLimit()
    {
        var number = tokens.Current;
        var isInteger = number.Kind == TokenKind.Number && number.Text.All(char.IsDigit);
        if (!isInteger || number.Text.All(digit => digit == '0'))
        {
            tokens.AddExpected(QueryExpectation.WholeNumber);
            return tokens.FailUnexpected($"LIMIT accepts {QueryExpectation.WholeNumber.Text}");
        }

        if (!long.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return tokens.FailUnexpected($"LIMIT accepts no number above {long.MaxValue}");
        }

        limit = new(count, tokens.Accept().Span);
        return true;
    }

    private bool ParseDateRange()
    {
        dateRange = tokens.AcceptName(QueryExpectation.DateRangeName);
        return dateRange is not null;
    }

    private bool ParseAggregation()
    {
        aggregation = tokens.AcceptName(QueryExpectation.AggregationName);
        return aggregation is not null;
    }

    private void ParseEnd()
    {
        var found = tokens.Current;
        if (found.StartedClause is { } clause)
        {
            tokens.Fail(found.Span, DescribeMisplaced(clause.ToKeyword()));
        }
        else if (found.Kind != TokenKind.End)
        {
            tokens.AddExpected(QueryExpectation.End);
            tokens.FailExpected();
        }
    }

    private string DescribeMisplaced(string clause) =>
        clause == Keyword.Aggregated && dateRange is null ? ParserMessages.AggregatedWithoutDateRange
        : clauses.Contains(clause) ? $"a query has only one {clause}"
        : $"{clause} must come before {clauses.Last()}; the order is {string.Join(", ", Keyword.Clauses)}";
}
