using Insights.Typed.Language.Parsing;

namespace Insights.Typed.Language;

/// <summary>The result of parsing the text of a query: the query, or what is wrong with the text.</summary>
public sealed class ParsedQuery
{
    internal ParsedQuery(QuerySyntax? partialQuery, QueryError? error)
    {
        PartialQuery = partialQuery;
        Errors = error is null ? [] : [error];
    }

    /// <summary>The query; null where the text has an error, so that half a query cannot be taken for a whole one.</summary>
    public QuerySyntax? Query => Errors.Count == 0 ? PartialQuery : null;

    /// <summary>
    /// What was understood before the first error, for tools that help with a query being written; null where the error
    /// comes before the dataset. Without an error, this is the query.
    /// </summary>
    public QuerySyntax? PartialQuery { get; }

    /// <summary>What is wrong with the text; empty for a query. The parser stops at the first error.</summary>
    public IReadOnlyList<QueryError> Errors { get; }

    /// <summary>Parses the text of a query. An error in the text does not throw; it is in <see cref="Errors"/>.</summary>
    /// <param name="text">The text; of any length.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ParsedQuery Parse(string text) =>
        new Parser(text ?? throw new ArgumentNullException(nameof(text))).Parse();
}
