using Insights.Typed.Language.Parsing;

namespace Insights.Typed.Language;

/// <summary>The result of parsing the text of a query: the query, or the errors of the text.</summary>
public sealed class ParsedQuery
{
    internal ParsedQuery(QuerySyntax? partialQuery, QueryError? error)
    {
        PartialQuery = partialQuery;
        Errors = error is null ? [] : [error];
    }

    /// <summary>Gets the query; null if the text has an error, so that an incomplete query is not used as a complete one.</summary>
    public QuerySyntax? Query => Errors.Count == 0 ? PartialQuery : null;

    /// <summary>
    /// Gets the part before the first error, for tools that help with an incomplete query; null if the error
    /// comes before the dataset. Without an error, this is the query.
    /// </summary>
    public QuerySyntax? PartialQuery { get; }

    /// <summary>Gets the errors of the text; empty for a valid query. The parser stops at the first error.</summary>
    public IReadOnlyList<QueryError> Errors { get; }

    /// <summary>Parses the text of a query. An error in the text does not throw; it is in <see cref="Errors"/>.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ParsedQuery Parse(string text) =>
        new Parser(text ?? throw new ArgumentNullException(nameof(text))).Parse();
}
