namespace Insights.Typed.Language;

/// <summary>A span of a query's text, in UTF-16 characters from its start.</summary>
/// <param name="Start">The start; at the end of the text, the text's length.</param>
/// <param name="Length">The length; zero at the end of the text.</param>
public readonly record struct QuerySpan(int Start, int Length)
{
    /// <summary>Gets the position directly after the span.</summary>
    public int End => Start + Length;

    /// <summary>Creates a span from the start of one span to the end of another.</summary>
    internal static QuerySpan FromBounds(QuerySpan first, QuerySpan last) => new(first.Start, last.End - first.Start);
}
