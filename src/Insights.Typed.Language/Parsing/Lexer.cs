namespace Insights.Typed.Language.Parsing;

/// <summary>Splits a query's text into tokens, one at a time; each character is read once.</summary>
internal sealed class Lexer(string text)
{
    private int position;

    /// <summary>Reads the next token; always <see cref="TokenKind.End"/> after the end of the text.</summary>
    public Token Next()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        if (position == text.Length)
        {
            return new(TokenKind.End, new(position, 0), "");
        }

        var token = text[position] switch
        {
            '\'' => ReadString(),
            var first when QueryName.IsNameCharacter(first) => ReadWord(),
            _ => ReadSymbol(),
        };
        position = token.Span.End;
        return token;
    }

    private Token ReadWord()
    {
        var end = position;
        while (end < text.Length && QueryName.IsNameCharacter(text[end]))
        {
            end++;
        }

        var span = new QuerySpan(position, end - position);
        var word = text.Substring(position, span.Length);
        return word switch
        {
            _ when IsNumber(word) => new(TokenKind.Number, span, word),
            _ when QueryName.IsKeyword(word) => new(TokenKind.Keyword, span, word.ToUpperInvariant()),
            _ when QueryName.IsValid(word) => new(TokenKind.Name, span, word),
            _ => new(TokenKind.Invalid, span, ParserMessages.InvalidWord(word)),
        };
    }

    private Token ReadString()
    {
        var close = text.IndexOf('\'', position + 1);
        if (close == -1)
        {
            return new(TokenKind.Invalid, new(position, 1), ParserMessages.UnclosedString);
        }

        // The first problem is reported: without its closing quote, a string continues in the next line.
        var content = text.Substring(position + 1, close - position - 1);
        if (QueryText.IndexOfInvalidCharacter(content) is >= 0 and var index)
        {
            return new(TokenKind.Invalid, new(position + 1 + index, 1), ParserMessages.InvalidCharacter(content[index]));
        }

        // In other languages '' means one quote. This language does not document its meaning, so it is not accepted.
        if (close + 1 < text.Length && text[close + 1] == '\'')
        {
            return new(TokenKind.Invalid, new(close, 2), ParserMessages.DoubledQuote);
        }

        return new(TokenKind.String, new(position, close + 1 - position), content);
    }

    private Token ReadSymbol()
    {
        var pair = position + 1 < text.Length ? text.Substring(position, 2) : "";
        if (ComparisonOperators.FromText(pair) is not null && !char.IsLetter(pair[0]))
        {
            return new(TokenKind.Symbol, new(position, 2), pair);
        }

        if (ParserMessages.FindUnsupportedSymbol(pair) is { } message)
        {
            return new(TokenKind.Invalid, new(position, 2), message);
        }

        var single = text.Substring(position, 1);
        if (single is "," or "(" or ")" || ComparisonOperators.FromText(single) is not null)
        {
            return new(TokenKind.Symbol, new(position, 1), single);
        }

        // Both halves of a surrogate pair belong together.
        var symbol = char.IsSurrogatePair(text, position) ? pair : single;
        return new(TokenKind.Invalid, new(position, symbol.Length), ParserMessages.FindUnsupportedSymbol(symbol) ?? ParserMessages.UnknownSymbol(symbol));
    }

    /// <summary>Matches -?[0-9]+(.[0-9]+)?, with only the ten ASCII digits.</summary>
    private static bool IsNumber(string word)
    {
        var start = word[0] == '-' ? 1 : 0;
        var point = word.IndexOf('.');
        return point == -1
            ? AreDigits(word, start, word.Length)
            : AreDigits(word, start, point) && AreDigits(word, point + 1, word.Length);
    }

    private static bool AreDigits(string word, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (word[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return start < end;
    }
}
