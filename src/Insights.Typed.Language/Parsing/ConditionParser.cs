namespace Insights.Typed.Language.Parsing;

/// <summary>Reads one condition of WHERE.</summary>
internal sealed class ConditionParser(TokenReader tokens)
{
    /// <summary>The first keywords of the operators with two keywords, with the second one.</summary>
    private static readonly (ComparisonOperator Operator, string Word)[] NegatedOperators =
    [
        .. ComparisonOperators.All
            .Where(@operator => @operator.ToText().StartsWith(Keyword.Not + " ", StringComparison.Ordinal))
            .Select(@operator => (@operator, @operator.ToText().Substring(Keyword.Not.Length + 1))),
    ];

    private readonly ValueParser values = new(tokens);

    /// <summary>Parses a condition; null after an error.</summary>
    public ConditionSyntax? Parse()
    {
        var start = tokens.Current;
        if (start.Is("(") || start.Is(Keyword.Not))
        {
            tokens.Fail(start.Span, start.Is("(") ? ParserMessages.NoParentheses : ParserMessages.NoNegation);
            return null;
        }

        return tokens.AcceptName(QueryExpectation.ColumnName) is { } column
            && ParseOperator() is var (@operator, span)
            && values.Parse(@operator) is { } value
                ? new(column, @operator, span, value)
                : null;
    }

    private (ComparisonOperator Operator, QuerySpan Span)? ParseOperator()
    {
        if (tokens.Current.Is(Keyword.Not))
        {
            var not = tokens.Accept().Span;
            foreach (var (@operator, keyword) in NegatedOperators)
            {
                if (tokens.Accept(keyword, new QueryExpectation(QueryExpectationKind.Operator, keyword, @operator)))
                {
                    return (@operator, QuerySpan.FromBounds(not, tokens.AcceptedSpan));
                }
            }
        }
        else if (tokens.Current.Kind is TokenKind.Symbol or TokenKind.Keyword
            && ComparisonOperators.FromText(tokens.Current.Text) is { } found)
        {
            return (found, tokens.Accept().Span);
        }
        else
        {
            tokens.AddExpected(ComparisonOperators.All.Select(@operator => new QueryExpectation(QueryExpectationKind.Operator, @operator.ToText(), @operator)));
        }

        tokens.FailExpected();
        return null;
    }
}
