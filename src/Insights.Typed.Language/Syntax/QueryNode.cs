namespace Insights.Typed.Language;

/// <summary>
/// A part of a parsed query. Two nodes are equal if they have the same characters at the same position.
/// Only the parser creates nodes, so each of them, and its text, is valid.
/// </summary>
public abstract record QueryNode
{
    private protected QueryNode(QuerySpan span) => Span = span;

    /// <summary>Gets the location in the parsed text.</summary>
    public QuerySpan Span { get; }

    /// <summary>Gets the canonical text: keywords in upper case, single spaces, everything else as it was written.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);
}
