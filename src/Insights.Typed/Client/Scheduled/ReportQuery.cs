using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Client.Scheduled;

/// <summary>Tells whether a report is of a query.</summary>
internal static class ReportQuery
{
    /// <summary>What differs, in words; null where nothing does, or the service does not say what the report is of.</summary>
    public static string? Difference(Query query, Report report)
    {
        if (query.SystemQueryId is { } kept)
        {
            return report.QueryId is null || string.Equals(kept, report.QueryId, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"it is of the query {report.QueryId}, and not of the system query {kept}.";
        }

        return report.Query is null || Plain(report.Query) == Plain(query.ToString())
            ? null
            : $"it is of \"{report.Query}\", and not of \"{query}\".";
    }

    /// <summary>Without what makes no difference outside quotes: letter case, and white space that does not separate words.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var (isQuoted, isSpaced) = (false, false);
        foreach (var character in text.Trim())
        {
            isQuoted ^= character == '\'';
            if (!isQuoted && char.IsWhiteSpace(character))
            {
                isSpaced = true;
                continue;
            }

            if (isSpaced && plain.Length > 0 && QueryName.IsNameCharacter(plain[^1]) && QueryName.IsNameCharacter(character))
            {
                plain.Append(' ');
            }

            isSpaced = false;

            plain.Append(isQuoted ? character : char.ToUpperInvariant(character));
        }

        return plain.ToString();
    }
}
