namespace Insights.Typed.Telemetry;

/// <summary>The address template of each operation, relative to the service and without the values that differ between calls.</summary>
internal static class UrlTemplate
{
    public static string? Find(string operation) => operation switch
    {
        "get datasets" => "ScheduledDataset",
        "get queries" or "create query" => "ScheduledQueries",
        "delete query" => "ScheduledQueries/{queryId}",
        "test query" => "ScheduledQueries/testQueryResult",
        "get reports" or "create report" => "ScheduledReport",
        "update report" or "delete report" => "ScheduledReport/{reportId}",
        "pause report" => "ScheduledReport/pause/{reportId}",
        "resume report" => "ScheduledReport/resume/{reportId}",
        "get executions" => "ScheduledReport/execution/{reportId}",
        _ => null,
    };
}
