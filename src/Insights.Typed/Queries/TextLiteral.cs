using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>Writes strings in the syntax of the query language, and rejects those that it has no documented way to write.</summary>
internal static class TextLiteral
{
    public static QueryValue Create(QueryColumn column, string value)
    {
        Check(column, value);
        return QueryValue.FromText(value);
    }

    /// <summary>Returns the value for use in a pattern.</summary>
    public static string RequireNoWildcards(QueryColumn column, string value)
    {
        // Checked before it becomes part of a pattern, so that the index in a message refers to the caller's string.
        Check(column, value);
        var index = QueryText.IndexOfWildcard(value);
        return index < 0
            ? value
            : throw new ArgumentException(
                $"A string to search for in {column.DatasetName}.{column.Name} must not contain '{value[index]}' (index {index}): it is a wildcard in the query language, without a documented escape. Use Like with a pattern.",
                nameof(value));
    }

    private static void Check(QueryColumn column, string value)
    {
        if (value is null)
        {
            throw LiteralList.CreateNullException(column, nameof(value));
        }

        if (QueryText.FindInvalidCharacter(value) is { } problem)
        {
            throw new ArgumentException($"A value for {column.DatasetName}.{column.Name} cannot be written in a query: {problem}.", nameof(value));
        }
    }
}
