namespace Insights.Typed;

/// <summary>The operations of the service.</summary>
public enum InsightsOperation
{
    /// <summary><c>GET ScheduledDataset</c></summary>
    ListDatasets,

    /// <summary><c>POST ScheduledQueries</c></summary>
    CreateQuery,

    /// <summary><c>GET ScheduledQueries</c></summary>
    ListQueries,

    /// <summary><c>DELETE ScheduledQueries/{queryId}</c></summary>
    DeleteQuery,

    /// <summary><c>GET ScheduledQueries/testQueryResult</c></summary>
    TestQuery,

    /// <summary><c>POST ScheduledReport</c></summary>
    CreateReport,

    /// <summary><c>GET ScheduledReport</c></summary>
    ListReports,

    /// <summary><c>PUT ScheduledReport/{reportId}</c></summary>
    UpdateReport,

    /// <summary><c>PUT ScheduledReport/pause/{reportId}</c></summary>
    PauseReport,

    /// <summary><c>PUT ScheduledReport/resume/{reportId}</c></summary>
    ResumeReport,

    /// <summary><c>DELETE ScheduledReport/{reportId}</c></summary>
    DeleteReport,

    /// <summary><c>GET ScheduledReport/execution/{reportId}</c></summary>
    ListExecutions,

    /// <summary>The download of a report's file.</summary>
    Download,
}
