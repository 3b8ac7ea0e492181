using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>Writes text as the language carries it, and refuses what it has no documented way to carry.</summary>
internal static class TextLiteral
{
    public static QueryValue Create(QueryColumn column, string value)
    {
        Check(column, value);
        return QueryValue.FromText(value);
    }

    /// <summary>The value itself, to be made part of a pattern.</summary>
    public static string RequireNoWildcards(QueryColumn column, string value)
    {
        // Before it becomes part of anything: a message counts characters of the text that was given.
        Check(column, value);
        var index = QueryText.IndexOfWildcard(value);
        return index < 0
            ? value
            : throw new ArgumentException(
                $"A text to look for in {column.DatasetName}.{column.Name} cannot hold '{value[index]}' (index {index}): the language would take it as a wildcard and has no documented way to escape it. Use Like for a pattern of your own.",
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
