using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A name or value in a query that does not match the schema of its dataset.</summary>
/// <param name="Span">The position of the name or value; of a text in quotes, without the quotes.</param>
/// <param name="Message">The message, as a sentence.</param>
/// <param name="Suggestion">What was probably meant instead; null if nothing is similar.</param>
public sealed record QueryMismatch(QuerySpan Span, string Message, string? Suggestion);
