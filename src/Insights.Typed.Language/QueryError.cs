namespace Insights.Typed.Language;

/// <summary>Something wrong with the text of a query.</summary>
/// <param name="Span">The very word or character; empty at the text's end where something is missing.</param>
/// <param name="Message">What was found and what could stand there.</param>
public sealed record QueryError(QuerySpan Span, string Message);
