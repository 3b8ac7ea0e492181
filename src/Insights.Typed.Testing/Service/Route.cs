namespace Insights.Typed.Testing.Service;

/// <summary>Which operation a request is, and the id that it names.</summary>
internal readonly record struct Route(InsightsOperation Operation, string? Id = null)
{
    /// <summary>The host that report files come from. No such host can exist.</summary>
    public const string FilesHost = "files.insights.invalid";

    private static readonly string[] Starts = ["ScheduledDataset", "ScheduledQueries", "ScheduledReport"];

    /// <summary>A request's path: behind what the client takes for the address of the service.</summary>
    public static string PathOf(Uri address)
    {
        var path = address.PathAndQuery;
        var start = Starts.Max(s => path.AsSpan(0, address.AbsolutePath.Length).IndexOf("/" + s, StringComparison.OrdinalIgnoreCase));
        return start < 0 ? path.TrimStart('/') : path[(start + 1)..];
    }

    /// <summary>Null where the service has no such operation.</summary>
    public static Route? Of(HttpMethod method, Uri address)
    {
        string[] parts = [.. PathOf(address).Split('?')[0].Split('/').Select(Uri.UnescapeDataString)];
        if (address.Host == FilesHost)
        {
            return method == HttpMethod.Get && parts is ["reports", var file] ? new(InsightsOperation.Download, Path.GetFileNameWithoutExtension(file)) : null;
        }

        return (method.Method, parts[0].ToUpperInvariant(), parts[1..]) switch
        {
            ("GET", "SCHEDULEDDATASET", []) => new(InsightsOperation.ListDatasets),
            ("POST", "SCHEDULEDQUERIES", []) => new(InsightsOperation.CreateQuery),
            ("GET", "SCHEDULEDQUERIES", []) => new(InsightsOperation.ListQueries),
            ("GET", "SCHEDULEDQUERIES", ["testQueryResult"]) => new(InsightsOperation.TestQuery),
            ("DELETE", "SCHEDULEDQUERIES", [var id]) => new(InsightsOperation.DeleteQuery, id),
            ("POST", "SCHEDULEDREPORT", []) => new(InsightsOperation.CreateReport),
            ("GET", "SCHEDULEDREPORT", []) => new(InsightsOperation.ListReports),
            ("GET", "SCHEDULEDREPORT", ["execution", var id]) => new(InsightsOperation.ListExecutions, id),
            ("PUT", "SCHEDULEDREPORT", ["pause", var id]) => new(InsightsOperation.PauseReport, id),
            ("PUT", "SCHEDULEDREPORT", ["resume", var id]) => new(InsightsOperation.ResumeReport, id),
            ("PUT", "SCHEDULEDREPORT", [var id]) => new(InsightsOperation.UpdateReport, id),
            ("DELETE", "SCHEDULEDREPORT", [var id]) => new(InsightsOperation.DeleteReport, id),
            _ => null,
        };
    }
}
