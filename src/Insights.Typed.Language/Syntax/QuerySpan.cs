namespace Insights.Typed.Language;

/// <summary>A stretch of a query's text, counted in UTF-16 characters from its start.</summary>
/// <param name="Start">Where it starts; the text's length for its end.</param>
/// <param name="Length">How long it is; zero at the text's end.</param>
public readonly record struct QuerySpan(int Start, int Length)
{
    /// <summary>The position just behind it.</summary>
    public int End => Start + Length;

    /// <summary>From the start of one span to the end of another.</summary>
    internal static QuerySpan FromBounds(QuerySpan first, QuerySpan last) => new(first.Start, last.End - first.Start);
}
