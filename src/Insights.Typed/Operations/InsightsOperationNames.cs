namespace Insights.Typed;

/// <summary>The values of <see cref="InsightsException.Operation"/>, which logs, spans and measurements have as <c>insights.operation</c>.</summary>
public static class InsightsOperationNames
{
    /// <summary>The datasets are listed.</summary>
    public const string GetDatasets = "get datasets";

    /// <summary>The queries are listed.</summary>
    public const string GetQueries = "get queries";

    /// <summary>A query is created.</summary>
    public const string CreateQuery = "create query";

    /// <summary>A query is deleted.</summary>
    public const string DeleteQuery = "delete query";

    /// <summary>A query is tested: its first rows are returned at once.</summary>
    public const string TestQuery = "test query";

    /// <summary>The reports are listed.</summary>
    public const string GetReports = "get reports";

    /// <summary>A report is created.</summary>
    public const string CreateReport = "create report";

    /// <summary>A report is changed.</summary>
    public const string UpdateReport = "update report";

    /// <summary>A report is deleted.</summary>
    public const string DeleteReport = "delete report";

    /// <summary>A report is paused.</summary>
    public const string PauseReport = "pause report";

    /// <summary>A report is resumed.</summary>
    public const string ResumeReport = "resume report";

    /// <summary>The executions of a report are listed.</summary>
    public const string GetExecutions = "get executions";

    /// <summary>The file of an execution is downloaded, from another host than that of the service.</summary>
    public const string DownloadReport = "download report";

    /// <summary>A query is run, apart from the operations of the service that this includes.</summary>
    public const string RunQuery = "run query";
}
