using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A problem or hint at a position in a query's text.</summary>
/// <param name="Start">The index of the first character.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Message">The message, as a sentence.</param>
/// <param name="Suggestion">What was probably meant at the position; null if nothing is similar.</param>
public sealed record QueryProblem(int Start, int Length, string Message, string? Suggestion = null)
{
    internal static QueryProblem Create(QuerySpan span, string message, string? suggestion = null) => new(span.Start, span.Length, message, suggestion);
}
