using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Queries;

/// <summary>Parts of a statement that keep within SQLite's limits however many parts the query has.</summary>
internal static class SqlText
{
    /// <summary>All conditions, as a tree that is as flat as can be: SQLite takes one of at most a thousand levels, and a plain chain has one for each condition.</summary>
    public static string JoinWithAnd(ReadOnlySpan<string> conditions)
    {
        if (conditions.Length == 1)
        {
            return conditions[0];
        }

        var half = conditions.Length / 2;
        return $"({JoinWithAnd(conditions[..half])}) AND ({JoinWithAnd(conditions[half..])})";
    }

    /// <summary>A list as one parameter: SQLite takes some thirty thousand of them, and a query's list may be longer.</summary>
    public static string CreateList(IEnumerable<object?> values, Func<object, string> addParameter)
    {
        var list = new JsonArray();
        foreach (var value in values)
        {
            list.Add(value switch
            {
                null => null,
                long number => JsonValue.Create(number),
                _ => JsonValue.Create((string)value),
            });
        }

        return $"(SELECT value FROM json_each({addParameter(list.ToJsonString())}))";
    }
}
