namespace Insights.Typed.Emulation;

/// <summary>The method and path of an operation of the API.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path relative to the address of the service; the segment <see cref="IdSegment"/> represents an id.</param>
public sealed record OperationRoute(InsightsOperation Operation, string Method, string Path)
{
    /// <summary>The segment of a path that represents an id.</summary>
    public const string IdSegment = "{id}";

    /// <summary>All operations of the API. <see cref="InsightsOperation.Download"/> is none: files have another host.</summary>
    public static IReadOnlyList<OperationRoute> All { get; } =
    [
        new(InsightsOperation.ListDatasets, "GET", "ScheduledDataset"),
        new(InsightsOperation.CreateQuery, "POST", "ScheduledQueries"),
        new(InsightsOperation.ListQueries, "GET", "ScheduledQueries"),
        new(InsightsOperation.TestQuery, "GET", "ScheduledQueries/testQueryResult"),
        new(InsightsOperation.DeleteQuery, "DELETE", "ScheduledQueries/{id}"),
        new(InsightsOperation.CreateReport, "POST", "ScheduledReport"),
        new(InsightsOperation.ListReports, "GET", "ScheduledReport"),
        new(InsightsOperation.ListExecutions, "GET", "ScheduledReport/execution/{id}"),
        new(InsightsOperation.PauseReport, "PUT", "ScheduledReport/pause/{id}"),
        new(InsightsOperation.ResumeReport, "PUT", "ScheduledReport/resume/{id}"),
        new(InsightsOperation.UpdateReport, "PUT", "ScheduledReport/{id}"),
        new(InsightsOperation.DeleteReport, "DELETE", "ScheduledReport/{id}"),
    ];

    /// <summary>Finds the operation of a request; null if the API has none.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path relative to the address of the service, without a query string.</param>
    /// <param name="id">The id in the path; null if the path has none.</param>
    public static OperationRoute? Find(string method, string path, out string? id)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] segments = [.. path.Split('/').Select(Uri.UnescapeDataString)];
        var route = All.FirstOrDefault(route => string.Equals(route.Method, method, StringComparison.OrdinalIgnoreCase) && route.Matches(segments));
        id = route?.Path.EndsWith(IdSegment, StringComparison.Ordinal) == true ? segments[^1] : null;
        return route;
    }

    private bool Matches(string[] segments)
    {
        var templateSegments = Path.Split('/');
        return templateSegments.Length == segments.Length && templateSegments.Zip(segments).All(pair => pair.First == IdSegment || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
