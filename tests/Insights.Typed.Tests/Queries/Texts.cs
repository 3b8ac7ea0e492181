using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>Shorthands for tests of what a typed query says.</summary>
internal static class Texts
{
    private const string Before = "SELECT Seats FROM Everything WHERE ";

    /// <summary>A condition as it stands behind WHERE.</summary>
    public static string Of(Func<EverythingColumns, Condition> condition)
    {
        var text = Datasets.Everything.Where(condition).Select(x => x.Seats).ToString();
        Assert.StartsWith(Before, text, StringComparison.Ordinal);
        return text[Before.Length..];
    }

    /// <summary>The query as its own grammar reads it.</summary>
    public static QuerySyntax Parsed(Query query)
    {
        var parsed = ParsedQuery.Parse(query.ToString());
        Assert.True(parsed.Query is not null, $"{query}: {string.Join("; ", parsed.Errors)}");
        return parsed.Query;
    }

    /// <summary>The query's only condition, as its own grammar reads it.</summary>
    public static ConditionSyntax ParsedCondition(Func<EverythingColumns, Condition> condition) =>
        Assert.Single(Parsed(Datasets.Everything.Where(condition).Select(x => x.Seats)).Conditions);

    /// <summary>The message with which a condition is refused.</summary>
    public static string Refusal(Func<EverythingColumns, Condition> condition) =>
        Assert.Throws<ArgumentException>(() => Datasets.Everything.Where(condition)).Message;
}
