using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Queries;

/// <summary>Writes parts of a statement within SQLite's limits, independent of the size of the query.</summary>
internal static class SqlText
{
    /// <summary>Joins conditions as a balanced tree: SQLite accepts at most a thousand levels, and a chain has one for each condition.</summary>
    public static string JoinWithAnd(ReadOnlySpan<string> conditions)
    {
        if (conditions.Length == 1)
        {
            return conditions[0];
        }

        var half = conditions.Length / 2;
        return $"({JoinWithAnd(conditions[..half])}) AND ({JoinWithAnd(conditions[half..])})";
    }

    /// <summary>Writes a list as one parameter: SQLite accepts about thirty thousand parameters, and a query's list can be longer.</summary>
    public static string CreateList(IEnumerable<object?> values, Func<object, string> addParameter)
    {
        var list = new JsonArray();
        foreach (var value in values)
        {
            JsonNode? node = value switch
            {
                null => null,
                long number => JsonValue.Create(number),
                _ => JsonValue.Create((string)value),
            };
            list.Add(node);
        }

        return $"(SELECT value FROM json_each({addParameter(list.ToJsonString())}))";
    }
}
