namespace Insights.Typed.Language;

/// <summary>
/// A part of a parsed query. Two nodes are equal when they say the same in the same letters at the same place.
/// Only the parser makes nodes, so each of them is valid, and so is its text.
/// </summary>
public abstract record QueryNode
{
    private protected QueryNode(QuerySpan span) => Span = span;

    /// <summary>Where it stands in the text that was parsed.</summary>
    public QuerySpan Span { get; }

    /// <summary>The canonical text: keywords in upper case, single spaces, everything else as it was written.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);
}
