using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Queries;

/// <summary>The parts of a query's text with their kinds, also while the text is incomplete.</summary>
internal static class HighlightedText
{
    public static IEnumerable<(QuerySpan Span, string Kind)> GetTokens(QueryInspection inspection)
    {
        foreach (var token in QueryTokens.Read(inspection.Text))
        {
            yield return (token.Span, GetKind(token, inspection));
        }
    }

    private static string GetKind(QueryToken token, QueryInspection inspection) => token.Kind switch
    {
        QueryTokenKind.Keyword => "keyword",
        QueryTokenKind.Operator => "operator",
        QueryTokenKind.Punctuation => "punctuation",
        QueryTokenKind.Name => GetNameKind(token.Clause, inspection.Text.Substring(token.Span.Start, token.Span.Length), inspection),
        QueryTokenKind.Number => "number",
        QueryTokenKind.String => "string",
        QueryTokenKind.Invalid => "invalid",
    };

    private static string GetNameKind(Clause? clause, string name, QueryInspection inspection) => clause switch
    {
        Clause.From => "dataset",
        Clause.Timespan => "dateRange",
        Clause.Aggregated => "aggregation",
        Clause.Select or Clause.Where or Clause.OrderBy or Clause.Limit or null =>
            inspection.FindMetric(name) is not null ? "metric" : inspection.FindColumn(name) is not null ? "column" : "name",
    };
}
