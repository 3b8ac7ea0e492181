namespace Insights.Typed.Language;

/// <summary>An error in the text of a query.</summary>
/// <param name="Span">The location of the word or character; empty at the end of the text if something is missing.</param>
/// <param name="Message">What was found, and what is valid.</param>
public sealed record QueryError(QuerySpan Span, string Message);
