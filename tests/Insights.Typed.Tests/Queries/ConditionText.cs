using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>Shorthands for tests of the text of a typed query.</summary>
internal static class ConditionText
{
    private const string Prefix = "SELECT Seats FROM Everything WHERE ";

    /// <summary>The text of a condition after WHERE.</summary>
    public static string Get(Func<EverythingColumns, QueryCondition> condition)
    {
        var text = Datasets.Everything.Where(condition).Select(x => x.Seats).ToString();
        Assert.StartsWith(Prefix, text, StringComparison.Ordinal);
        return text[Prefix.Length..];
    }

    /// <summary>The query, parsed by the parser of the language.</summary>
    public static QuerySyntax Parse(InsightsQuery query)
    {
        var parsed = ParsedQuery.Parse(query.ToString());
        Assert.True(parsed.Query is not null, $"{query}: {string.Join("; ", parsed.Errors)}");
        return parsed.Query;
    }

    /// <summary>The query's only condition, parsed by the parser of the language.</summary>
    public static ConditionSyntax ParseCondition(Func<EverythingColumns, QueryCondition> condition) =>
        Assert.Single(Parse(Datasets.Everything.Where(condition).Select(x => x.Seats)).Conditions);

    /// <summary>The message with which a condition is rejected.</summary>
    public static string GetError(Func<EverythingColumns, QueryCondition> condition) =>
        Assert.Throws<ArgumentException>(() => Datasets.Everything.Where(condition)).Message;
}
