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
        if (ParseClauses())
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

    private bool ParseClauses()
    {
        for (var clause = Clause.Select; (int)clause < Keyword.Clauses.Length; clause++)
        {
            if (clause == Clause.Aggregated && dateRange is null)
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
        if (!tokens.Accept(Keyword.FirstKeywords[(int)clause], Keyword.GetClauseKeyword(clause)))
        {
            return false;
        }

        clauses.Add(Keyword.GetClauseKeyword(clause));
        return true;
    }

    private static bool IsRequired(Clause clause) => clause is Clause.Select or Clause.From;

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
            if (tokens.AcceptName("the name of a column") is not { } column)
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

        dataset = tokens.AcceptName("the name of a dataset");
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
            if (tokens.AcceptName("the name of a column") is not { } column)
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
            return tokens.FailUnexpected("LIMIT accepts a whole number above zero");
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
        dateRange = tokens.AcceptName("the name of a date range");
        return dateRange is not null;
    }

    private bool ParseAggregation()
    {
        aggregation = tokens.AcceptName("the name of an aggregation");
        return aggregation is not null;
    }

    private void ParseEnd()
    {
        var found = tokens.Current;
        if (found.Kind == TokenKind.End)
        {
            return;
        }

        if (found.Kind == TokenKind.Keyword && Array.IndexOf(Keyword.FirstKeywords, found.Text) is >= 0 and var index)
        {
            var clause = Keyword.Clauses[index];
            if (clause == Keyword.Aggregated && dateRange is null)
            {
                tokens.Fail(found.Span, ParserMessages.AggregatedWithoutDateRange);
                return;
            }

            tokens.Fail(found.Span, clauses.Contains(clause)
                ? $"a query has only one {clause}"
                : $"{clause} must come before {clauses.Last()}; the order is {string.Join(", ", Keyword.Clauses)}");
            return;
        }

        tokens.AddExpected("the end of the query");
        tokens.FailExpected();
    }
}
