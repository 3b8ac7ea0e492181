using Insights.Typed.Emulation.Operations;
using Insights.Typed.Language;

namespace Insights.Typed.Emulation;

/// <summary>
/// The method, the path and the parameters of an operation of the API. The client has a separate table of operations, so that its tests
/// find a wrong address in one of the two; <c>ServiceOperationTests</c> compare both.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path relative to the address of the service; a segment such as <c>{queryId}</c> represents an id.</param>
/// <param name="Parameters">The parameters in the query string.</param>
public sealed record OperationRoute(InsightsOperation Operation, string Method, string Path, params IReadOnlyList<OperationParameter> Parameters)
{
    /// <summary>All operations of the API. <see cref="InsightsOperation.Download"/> is none: files have another host.</summary>
    public static IReadOnlyList<OperationRoute> All { get; } =
    [
        new(InsightsOperation.ListDatasets, "GET", "ScheduledDataset", OperationParameters.DatasetName),
        new(InsightsOperation.CreateQuery, "POST", "ScheduledQueries"),
        new(InsightsOperation.ListQueries, "GET", "ScheduledQueries", OperationParameters.QueryId, OperationParameters.QueryName, OperationParameters.IncludeSystemQueries, OperationParameters.IncludeOnlySystemQueries),
        new(InsightsOperation.TestQuery, "GET", "ScheduledQueries/testQueryResult", OperationParameters.ExportQuery, OperationParameters.TestedQueryId, OperationParameters.StartTime, OperationParameters.EndTime) { TimeLimit = ServiceProgram.PreviewTimeLimit },
        new(InsightsOperation.DeleteQuery, "DELETE", "ScheduledQueries/{queryId}"),
        new(InsightsOperation.CreateReport, "POST", "ScheduledReport"),
        new(InsightsOperation.ListReports, "GET", "ScheduledReport", OperationParameters.ReportId, OperationParameters.ReportName, OperationParameters.ReportedQueryId),
        new(InsightsOperation.ListExecutions, "GET", "ScheduledReport/execution/{reportId}", OperationParameters.ExecutionId, OperationParameters.ExecutionStatus, OperationParameters.GetLatestExecution),
        new(InsightsOperation.PauseReport, "PUT", "ScheduledReport/pause/{reportId}"),
        new(InsightsOperation.ResumeReport, "PUT", "ScheduledReport/resume/{reportId}"),
        new(InsightsOperation.UpdateReport, "PUT", "ScheduledReport/{reportId}"),
        new(InsightsOperation.DeleteReport, "DELETE", "ScheduledReport/{reportId}"),
    ];

    /// <summary>The time after which the service ends a request; null if none is documented.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The name of the id in the path; null if the path has none.</summary>
    public string? IdName => Path.Split('/')[^1] is var last && IsId(last) ? last[1..^1] : null;

    /// <summary>Finds the operation of a request; null if the API has none.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path relative to the address of the service, without a query string.</param>
    /// <param name="id">The id in the path; null if the path has none.</param>
    public static OperationRoute? Find(string method, string path, out string? id)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] segments = [.. path.Split('/').Select(Uri.UnescapeDataString)];
        var route = All.FirstOrDefault(route => string.Equals(route.Method, method, StringComparison.OrdinalIgnoreCase) && route.Matches(segments));
        id = route?.IdName is null ? null : segments[^1];
        return route;
    }

    private bool Matches(string[] segments)
    {
        var templateSegments = Path.Split('/');
        return templateSegments.Length == segments.Length && templateSegments.Zip(segments).All(pair => IsId(pair.First) || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsId(string segment) => segment.StartsWith('{');
}
