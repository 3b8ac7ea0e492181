using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>Writes strings in the syntax of the query language, and rejects those that it has no documented way to write.</summary>
internal static class TextLiteral
{
    public static QueryValue Create(QueryColumn column, string value) => Create(LiteralList.GetTarget(column), value);

    /// <param name="target">What the string is for, in a message.</param>
    /// <param name="value">The string.</param>
    public static QueryValue Create(string target, string? value) => QueryValue.FromText(Require(target, value));

    /// <summary>Returns the value for use in a pattern.</summary>
    public static string RequireNoWildcards(QueryColumn column, string value) => RequireNoWildcards(LiteralList.GetTarget(column), value, "Use Like with a pattern.");

    /// <param name="target">What the string is for, in a message.</param>
    /// <param name="value">The string.</param>
    /// <param name="advice">What to do instead, as a sentence.</param>
    public static string RequireNoWildcards(string target, string value, string advice)
    {
        // Checked before it becomes part of a pattern, so that the index in a message refers to the caller's string.
        var index = QueryText.IndexOfWildcard(Require(target, value));
        return index < 0
            ? value
            : throw new ArgumentException(
                $"A string to search for in {target} must not contain '{value[index]}' (index {index}): it is a wildcard in the query language, without a documented escape. {advice}",
                nameof(value));
    }

    private static string Require(string target, string? value)
    {
        if (value is null)
        {
            throw LiteralList.CreateNullException(target, nameof(value));
        }

        return QueryText.FindInvalidCharacter(value) is { } problem
            ? throw new ArgumentException($"A value for {target} cannot be written in a query: {problem}.", nameof(value))
            : value;
    }
}
