namespace Insights.Typed.Language.Tests;

/// <summary>Shorthands for tests of the parser's results.</summary>
internal static class Parsing
{
    /// <summary>The query of a text that must have no error.</summary>
    public static QuerySyntax AssertValid(string text)
    {
        var parsed = ParsedQuery.Parse(text);
        Assert.Empty(parsed.Errors);
        Assert.NotNull(parsed.Query);
        Assert.Same(parsed.Query, parsed.PartialQuery);
        return parsed.Query;
    }

    /// <summary>The only condition of a WHERE clause.</summary>
    public static ConditionSyntax Condition(string condition) =>
        Assert.Single(AssertValid($"SELECT a FROM d WHERE {condition}").Conditions);

    /// <summary>The part of the text that a span covers.</summary>
    public static string GetText(string text, QuerySpan span) => text.Substring(span.Start, span.Length);
}
