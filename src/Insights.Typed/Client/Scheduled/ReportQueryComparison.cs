using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Client.Scheduled;

/// <summary>Tells whether a report is of a query.</summary>
internal static class ReportQueryComparison
{
    /// <summary>What differs, in words; null where nothing does, or the service does not say what the report is of.</summary>
    public static string? FindDifference(InsightsQuery query, InsightsReport report)
    {
        if (query.SystemQueryId is { } systemQueryId)
        {
            return report.QueryId is null || string.Equals(systemQueryId, report.QueryId, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"it is of the query {report.QueryId}, and not of the system query {systemQueryId}.";
        }

        return report.Query is null || Normalize(report.Query) == Normalize(query.ToString())
            ? null
            : $"it is of \"{report.Query}\", and not of \"{query}\".";
    }

    /// <summary>Without what makes no difference outside quotes: letter case, and white space that does not separate words.</summary>
    private static string Normalize(string text)
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
