using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>The text of a query, mapped to its source.</summary>
internal sealed class MappedText
{
    private readonly List<TextPiece> pieces;
    private readonly List<int> starts = [];

    public MappedText(IEnumerable<TextPiece> pieces)
    {
        this.pieces = [.. pieces];
        var length = 0;
        foreach (var piece in this.pieces)
        {
            starts.Add(length);
            length += piece.Value.Length;
        }

        Value = string.Concat(this.pieces.Select(piece => piece.Value));
    }

    public string Value { get; }

    public bool HasHoles => pieces.Exists(piece => piece.IsHole);

    /// <summary>Gets the constants that are values, with their spans; one that is empty has none.</summary>
    public IEnumerable<(string Constant, QuerySpan Span)> Constants
    {
        get
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                if (pieces[i] is { Fillings.Constant: { } constant, Value.Length: > 0 and var length })
                {
                    yield return (constant, new(starts[i], length));
                }
            }
        }
    }

    /// <summary>Finds the first hole of which a part is in the span; null if the span is known at compile time.</summary>
    public TextPiece? FindHole(QuerySpan span) => Find(span, piece => piece.IsHole)?.Piece;

    /// <summary>Finds the first value of which a part is in the span, constant or not, and its position; null if the span is no value.</summary>
    public (TextPiece Value, int Start)? FindValue(QuerySpan span) => Find(span, piece => piece.IsValue);

    /// <summary>Whether characters between two positions are known at compile time.</summary>
    public bool HasTextBetween(int start, int end) => Find(new(start, end - start), piece => !piece.IsHole) is not null;

    /// <summary>Whether a value starts at a position, even if it is empty.</summary>
    public bool IsValueAt(int position) => Enumerable.Range(0, pieces.Count).Any(i => pieces[i].IsValue && starts[i] == position);

    /// <summary>Whether the span is in one piece and its characters are not escaped, so that it can be replaced.</summary>
    public bool IsReplaceable(QuerySpan span) =>
        span.Length > 0 && FindPieceIndex(span.Start) is var piece && piece == FindPieceIndex(span.End - 1) && pieces[piece] is { IsHole: false, CharacterSpans: not null };

    /// <summary>Finds the position in the text of a position in a file; null if the position is not in known text.</summary>
    public int? FindPosition(SyntaxTree tree, int sourcePosition)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is { CharacterSpans: { } spans, IsHole: false } piece && piece.Tree == tree)
            {
                if (spans.Length == 0 && piece.Span.Contains(sourcePosition))
                {
                    return starts[i];
                }

                var character = Array.FindIndex(spans, span => span.Start == sourcePosition);
                if (character >= 0 || (spans.Length > 0 && spans[spans.Length - 1].End == sourcePosition))
                {
                    return starts[i] + (character >= 0 ? character : spans.Length);
                }
            }
        }

        return null;
    }

    /// <summary>Gets the location of a span. An error at the end of the text is reported at its last word.</summary>
    public Location GetLocation(QuerySpan span)
    {
        var effectiveSpan = span.Length > 0 ? span : FindLastToken();
        if (effectiveSpan.Length == 0)
        {
            return Location.Create(pieces[0].Tree, pieces[0].Span);
        }

        var first = FindPieceIndex(effectiveSpan.Start);
        var last = FindPieceIndex(effectiveSpan.End - 1);
        var start = GetSourceSpan(first, effectiveSpan.Start);
        var end = GetSourceSpan(last, effectiveSpan.End - 1);

        // A word can consist of a literal and a constant that is declared elsewhere.
        if (pieces[first].Tree != pieces[last].Tree || end.End < start.End)
        {
            end = GetSourceSpan(first, starts[first] + pieces[first].Value.Length - 1);
        }

        return Location.Create(pieces[first].Tree, TextSpan.FromBounds(start.Start, end.End));
    }

    private (TextPiece Piece, int Start)? Find(QuerySpan span, Func<TextPiece, bool> isFound)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (isFound(pieces[i]) && starts[i] < span.End && starts[i] + pieces[i].Value.Length > span.Start)
            {
                return (pieces[i], starts[i]);
            }
        }

        return null;
    }

    private QuerySpan FindLastToken()
    {
        var end = Value.Length;
        while (end > 0 && char.IsWhiteSpace(Value[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && !char.IsWhiteSpace(Value[start - 1]))
        {
            start--;
        }

        return new(start, end - start);
    }

    private TextSpan GetSourceSpan(int piece, int position) =>
        pieces[piece].CharacterSpans is { } spans ? spans[position - starts[piece]] : pieces[piece].Span;

    /// <summary>Finds the last piece that starts at or before a character. Empty pieces before it contain no characters.</summary>
    private int FindPieceIndex(int position)
    {
        var piece = starts.Count - 1;
        while (starts[piece] > position)
        {
            piece--;
        }

        return piece;
    }
}
