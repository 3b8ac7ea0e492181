namespace Insights.Typed.Tool.Reports;

/// <summary>Deletes a report with its executions, and its query if that was created with the report.</summary>
internal static class ReportDeletion
{
    /// <summary>Stands for the query of any report: no row is read, and the text of an old report may be no query that this version can read.</summary>
    private static readonly InsightsQuery<TextRow> AnyQuery = InsightsQuery.FromText("SELECT Id FROM Reports");

    /// <exception cref="InsightsException">The report does not exist, or the service refuses.</exception>
    public static async Task DeleteAsync(InsightsClient client, string reportId, CancellationToken cancellationToken)
    {
        var report = await client.GetScheduledReportAsync(AnyQuery, reportId, requireSameQuery: false, cancellationToken).ConfigureAwait(false);
        await report.DeleteAsync(cancellationToken).ConfigureAwait(false);
    }
}
