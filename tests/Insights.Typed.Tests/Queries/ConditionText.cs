using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>Shorthands for tests of what a typed query says.</summary>
internal static class ConditionText
{
    private const string Prefix = "SELECT Seats FROM Everything WHERE ";

    /// <summary>A condition as it stands behind WHERE.</summary>
    public static string Get(Func<EverythingColumns, QueryCondition> condition)
    {
        var text = Datasets.Everything.Where(condition).Select(x => x.Seats).ToString();
        Assert.StartsWith(Prefix, text, StringComparison.Ordinal);
        return text[Prefix.Length..];
    }

    /// <summary>The query as its own grammar reads it.</summary>
    public static QuerySyntax Parse(InsightsQuery query)
    {
        var parsed = ParsedQuery.Parse(query.ToString());
        Assert.True(parsed.Query is not null, $"{query}: {string.Join("; ", parsed.Errors)}");
        return parsed.Query;
    }

    /// <summary>The query's only condition, as its own grammar reads it.</summary>
    public static ConditionSyntax ParseCondition(Func<EverythingColumns, QueryCondition> condition) =>
        Assert.Single(Parse(Datasets.Everything.Where(condition).Select(x => x.Seats)).Conditions);

    /// <summary>The message with which a condition is refused.</summary>
    public static string GetError(Func<EverythingColumns, QueryCondition> condition) =>
        Assert.Throws<ArgumentException>(() => Datasets.Everything.Where(condition)).Message;
}
