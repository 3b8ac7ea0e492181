namespace Insights.Typed.Language;

/// <summary>Reads one condition of WHERE.</summary>
internal sealed class ConditionParser(TokenReader tokens)
{
    private readonly ValueParser values = new(tokens);

    /// <summary>The condition; null after an error.</summary>
    public ConditionSyntax? Parse()
    {
        var start = tokens.Current;
        if (start.Is("(") || start.Is(Keyword.Not))
        {
            tokens.Fail(start.Span, start.Is("(") ? Messages.NoGroups : Messages.NoNegation);
            return null;
        }

        return tokens.TakeName("the name of a column") is { } column
            && ParseOperator() is var (@operator, span)
            && values.Parse(@operator) is { } value
                ? new(column, @operator, span, value)
                : null;
    }

    private (ComparisonOperator Operator, QuerySpan Span)? ParseOperator()
    {
        if (tokens.Current.Is(Keyword.Not))
        {
            var not = tokens.Take().Span;
            ComparisonOperator? negated = tokens.Take(Keyword.Like) ? ComparisonOperator.NotLike
                : tokens.Take(Keyword.In) ? ComparisonOperator.NotIn
                : null;
            if (negated is { } found)
            {
                return (found, QuerySpan.Between(not, tokens.Taken));
            }
        }
        else if (tokens.Current.Kind is TokenKind.Symbol or TokenKind.Keyword
            && Operators.Find(tokens.Current.Text) is { } found)
        {
            return (found, tokens.Take().Span);
        }
        else
        {
            tokens.Expect(Operators.All);
        }

        tokens.FailExpected();
        return null;
    }
}
