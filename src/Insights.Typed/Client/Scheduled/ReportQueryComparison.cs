using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Client.Scheduled;

/// <summary>Compares the query of a report with a query.</summary>
internal static class ReportQueryComparison
{
    /// <summary>Describes the difference; null if the queries are equal, or if the service does not return the report's query.</summary>
    public static string? FindDifference(InsightsQuery query, InsightsReport report)
    {
        if (query.SystemQueryId is { } systemQueryId)
        {
            return report.QueryId is null || string.Equals(systemQueryId, report.QueryId, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"its query is {report.QueryId}, not the system query {systemQueryId}.";
        }

        return report.Query is null || Normalize(report.Query) == Normalize(query.ToString())
            ? null
            : $"its query is \"{report.Query}\", not \"{query}\".";
    }

    /// <summary>Removes differences outside quotes that have no meaning: letter case, and white space that does not separate tokens.</summary>
    public static string Normalize(string text)
    {
        var normalized = new StringBuilder(text.Length);
        var (isQuoted, hasPendingSpace) = (false, false);
        foreach (var character in text.Trim())
        {
            isQuoted ^= character == '\'';
            if (!isQuoted && char.IsWhiteSpace(character))
            {
                hasPendingSpace = true;
                continue;
            }

            if (hasPendingSpace && normalized.Length > 0 && QueryName.IsNameCharacter(normalized[^1]) && QueryName.IsNameCharacter(character))
            {
                normalized.Append(' ');
            }

            hasPendingSpace = false;

            normalized.Append(isQuoted ? character : char.ToUpperInvariant(character));
        }

        return normalized.ToString();
    }
}
