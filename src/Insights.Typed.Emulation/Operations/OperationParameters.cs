using Insights.Typed.Language;

namespace Insights.Typed.Emulation.Operations;

/// <summary>The parameters of the operations. An operation reads only those that its route lists.</summary>
internal static class OperationParameters
{
    public static readonly OperationParameter DatasetName = new("datasetName", OperationParameterKind.Text, "Only the dataset with this name.");

    public static readonly OperationParameter QueryId = new("queryId", OperationParameterKind.Text, "Only the query with this id.");

    public static readonly OperationParameter QueryName = new("queryName", OperationParameterKind.Text, "Only queries with this name.");

    public static readonly OperationParameter IncludeSystemQueries = new("includeSystemQueries", OperationParameterKind.Boolean, "Whether the list includes the queries that the service keeps.") { DefaultValue = true };

    public static readonly OperationParameter IncludeOnlySystemQueries = new("includeOnlySystemQueries", OperationParameterKind.Boolean, "Whether the list includes no other queries.");

    public static readonly OperationParameter ExportQuery = new("exportQuery", OperationParameterKind.Query, "The text of the query, instead of queryId.");

    public static readonly OperationParameter TestedQueryId = new("queryId", OperationParameterKind.Text, "The id of the query, instead of exportQuery.");

    public static readonly OperationParameter StartTime = new("startTime", OperationParameterKind.Time, "The start of the data, which overrides TIMESPAN.");

    public static readonly OperationParameter EndTime = new("endTime", OperationParameterKind.Time, "The end of the data, which overrides TIMESPAN.");

    public static readonly OperationParameter ReportId = new("reportId", OperationParameterKind.Text, "Only the report with this id.");

    public static readonly OperationParameter ReportName = new("reportName", OperationParameterKind.Text, "Only reports with this name.");

    public static readonly OperationParameter ReportedQueryId = new("queryId", OperationParameterKind.Text, "Only reports of this query.");

    public static readonly OperationParameter ExecutionId = new("executionId", OperationParameterKind.List, "Only the executions with these ids.");

    public static readonly OperationParameter ExecutionStatus = new("executionStatus", OperationParameterKind.List, "Only executions with these statuses; by default Completed.")
    {
        GetValues = program => program.ExecutionStatuses,
    };

    public static readonly OperationParameter GetLatestExecution = new("getLatestExecution", OperationParameterKind.Boolean, $"Whether only the latest execution is returned; otherwise, those of the last {ServiceProgram.ExecutionRetention.Days} days.") { DefaultValue = true };

    /// <summary>The start of a page. It is not documented: clients follow <c>nextLink</c>.</summary>
    public static readonly OperationParameter Skip = new("skip", OperationParameterKind.Text, "The number of items before the page.");
}
