namespace Insights.Typed.Language.Parsing;

/// <summary>Parses the value after an operator.</summary>
internal sealed class ValueParser(TokenReader tokens)
{
    /// <summary>Parses a value; null after an error.</summary>
    public ValueSyntax? Parse(ComparisonOperator @operator)
    {
        if (@operator.AcceptsList())
        {
            return ParseList(@operator.ToText());
        }

        return tokens.Current.Is("(") ? FailUnexpectedList() : ParseLiteral();
    }

    private ListSyntax? ParseList(string @operator)
    {
        if (!tokens.Accept("("))
        {
            tokens.FailUnexpected($"{@operator} accepts a list in parentheses");
            return null;
        }

        var open = tokens.AcceptedSpan;
        if (tokens.Current.Is(")"))
        {
            tokens.Fail(QuerySpan.FromBounds(open, tokens.Current.Span), ParserMessages.EmptyList);
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
                tokens.Fail(item.Span, ParserMessages.MixedList);
                return null;
            }
        }
        while (tokens.Accept(","));

        if (!tokens.Accept(")"))
        {
            tokens.FailExpected();
            return null;
        }

        return new(new(items), QuerySpan.FromBounds(open, tokens.AcceptedSpan));
    }

    private LiteralSyntax? ParseLiteral()
    {
        if (tokens.Accept(TokenKind.Number, QueryExpectation.Number) is { } number)
        {
            return new NumberSyntax(number.Text, number.Span);
        }

        if (tokens.Accept(TokenKind.String, QueryExpectation.String) is { } text)
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
            tokens.Fail(found.Span, ParserMessages.NoSubqueries);
        }
        else if (found.Kind != TokenKind.Name)
        {
            tokens.FailExpected();
        }
        else if (found.Text.Equals("NULL", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Fail(found.Span, ParserMessages.NoNull);
        }
        else
        {
            tokens.Accept();
            tokens.Fail(found.Span, tokens.Current.Is("(")
                ? ParserMessages.NoFunctions
                : $"expected a number or a string, found {found.Description}; a string is in single quotes");
        }
    }

    private ValueSyntax? FailUnexpectedList()
    {
        var open = tokens.Accept().Span;
        _ = tokens.Current.Is(Keyword.Select)
            ? tokens.Fail(tokens.Current.Span, ParserMessages.NoSubqueries)
            : tokens.Fail(open, ParserMessages.UnexpectedList);
        return null;
    }
}
