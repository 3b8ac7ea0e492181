namespace Insights.Typed.Language.Parsing;

/// <summary>Reads what stands right of an operator.</summary>
internal sealed class ValueParser(TokenReader tokens)
{
    /// <summary>The value; null after an error.</summary>
    public ValueSyntax? Parse(ComparisonOperator @operator)
    {
        if (@operator.AcceptsList())
        {
            return ParseList(@operator.ToText());
        }

        return tokens.Current.Is("(") ? FailList() : ParseLiteral();
    }

    private ListSyntax? ParseList(string @operator)
    {
        if (!tokens.Take("("))
        {
            tokens.FailFound($"{@operator} takes a list in parentheses");
            return null;
        }

        var open = tokens.Taken;
        if (tokens.Current.Is(")"))
        {
            tokens.Fail(QuerySpan.Between(open, tokens.Current.Span), Messages.EmptyList);
            return null;
        }

        var items = new List<LiteralSyntax>();
        do
        {
            if (ParseLiteral() is not { } item)
            {
                return null;
            }

            items.Add(item);
            if (item.GetType() != items[0].GetType())
            {
                tokens.Fail(item.Span, Messages.MixedList);
                return null;
            }
        }
        while (tokens.Take(","));

        if (!tokens.Take(")"))
        {
            tokens.FailExpected();
            return null;
        }

        return new(new(items), QuerySpan.Between(open, tokens.Taken));
    }

    private LiteralSyntax? ParseLiteral()
    {
        if (tokens.Take(TokenKind.Number, "a number") is { } number)
        {
            return new NumberSyntax(number.Text, number.Span);
        }

        if (tokens.Take(TokenKind.String, "a string") is { } text)
        {
            return new StringSyntax(text.Text, text.Span);
        }

        FailLiteral();
        return null;
    }

    private void FailLiteral()
    {
        var found = tokens.Current;
        if (found.Is(Keyword.Select))
        {
            tokens.Fail(found.Span, Messages.NoSubqueries);
        }
        else if (found.Kind != TokenKind.Name)
        {
            tokens.FailExpected();
        }
        else if (found.Text.Equals("NULL", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Fail(found.Span, Messages.NoNull);
        }
        else
        {
            tokens.Take();
            tokens.Fail(found.Span, tokens.Current.Is("(")
                ? Messages.NoFunctions
                : $"expected a number or a string, found {found.Description}; a string stands in single quotes");
        }
    }

    private ValueSyntax? FailList()
    {
        var open = tokens.Take().Span;
        _ = tokens.Current.Is(Keyword.Select)
            ? tokens.Fail(tokens.Current.Span, Messages.NoSubqueries)
            : tokens.Fail(open, "only IN and NOT IN take a list");
        return null;
    }
}
