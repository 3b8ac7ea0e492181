using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Queries;

/// <summary>The parts of a query's text with their kinds, also while the text is incomplete.</summary>
internal static class HighlightedText
{
    public static IEnumerable<(QuerySpan Span, string Kind)> GetTokens(QueryInspection inspection)
    {
        var clause = "";
        foreach (var token in QueryTokens.Read(inspection.Text))
        {
            var text = inspection.Text.Substring(token.Span.Start, token.Span.Length);
            clause = token.Kind == QueryTokenKind.Keyword ? text.ToUpperInvariant() : clause;
            yield return (token.Span, GetKind(token.Kind, clause, text, inspection));
        }
    }

    private static string GetKind(QueryTokenKind kind, string clause, string text, QueryInspection inspection) => kind switch
    {
        QueryTokenKind.Keyword => "keyword",
        QueryTokenKind.Operator => "operator",
        QueryTokenKind.Punctuation => "punctuation",
        QueryTokenKind.Name => GetNameKind(clause, text, inspection),
        QueryTokenKind.Number => "number",
        QueryTokenKind.String => "string",
        QueryTokenKind.Invalid => "invalid",
    };

    private static string GetNameKind(string clause, string name, QueryInspection inspection) => clause switch
    {
        "FROM" => "dataset",
        "TIMESPAN" => "dateRange",
        "AGGREGATED" => "aggregation",
        _ => inspection.FindMetric(name) is not null ? "metric" : inspection.FindColumn(name) is not null ? "column" : "name",
    };
}
