namespace Insights.Typed.Client.Tests.Faults;

/// <summary>A column of the matrix: a call, and the operation in it that has the fault.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Operation">The operation.</param>
/// <param name="CallAsync">The call.</param>
/// <param name="Queries">The number of queries that a successful call adds to the service.</param>
/// <param name="Reports">The number of reports that a successful call adds to the service.</param>
/// <param name="IsRead">Whether the call leaves the service as it was.</param>
internal sealed record MatrixOperation(
    string Name, InsightsOperation Operation, Func<MatrixEnvironment, CancellationToken, Task> CallAsync, int Queries = 0, int Reports = 0, bool IsRead = false)
{
    /// <summary>The operations of the service, and the download.</summary>
    public static IReadOnlyList<MatrixOperation> All { get; } =
    [
        new("datasets", InsightsOperation.ListDatasets, async (s, c) => Assert.NotEmpty(await s.Client.GetDatasetsAsync(cancellationToken: c).ToListAsync(c)), IsRead: true),
        new("create query", InsightsOperation.CreateQuery, (s, c) => s.Client.CreateQueryAsync("Created", MatrixEnvironment.Ids, cancellationToken: c), Queries: 1),
        new("queries", InsightsOperation.ListQueries, async (s, c) => Assert.Single(await s.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: c).ToListAsync(c)), IsRead: true),
        new("delete query", InsightsOperation.DeleteQuery, (s, c) => s.Client.DeleteQueryAsync(s.QueryId, c), Queries: -1),
        new("test query", InsightsOperation.TestQuery, async (s, c) => Assert.Equal(MatrixEnvironment.RowCount, await s.Client.PreviewAsync(MatrixEnvironment.Ids, c).CountAsync(c)), IsRead: true),
        new("create report", InsightsOperation.CreateReport, (s, c) => s.Client.CreateReportAsync(s.QueryId, new ImmediateReport { ReportName = "Created" }, c), Reports: 1),
        new("reports", InsightsOperation.ListReports, async (s, c) => Assert.Single(await s.Client.GetReportsAsync(cancellationToken: c).ToListAsync(c)), IsRead: true),
        new("update report", InsightsOperation.UpdateReport, (s, c) => s.Client.UpdateReportAsync(s.Report.ReportId, new ReportUpdate { ReportName = "Renamed", StartTime = s.LaterStart }, c)),
        new("pause report", InsightsOperation.PauseReport, async (s, c) => Assert.Equal(ReportStatus.Paused, (await s.Client.PauseReportAsync(s.Report.ReportId, c)).ReportStatus)),
        new("resume report", InsightsOperation.ResumeReport, async (s, c) => Assert.Equal(ReportStatus.Active, (await s.Client.ResumeReportAsync(s.Report.ReportId, c)).ReportStatus)),
        new("delete report", InsightsOperation.DeleteReport, (s, c) => s.Client.DeleteReportAsync(s.Report.ReportId, c), Reports: -1),
        new("executions", InsightsOperation.ListExecutions, async (s, c) => Assert.Single(await s.Client.GetExecutionsAsync(s.Report.ReportId, cancellationToken: c).ToListAsync(c)), IsRead: true),
        new("download", InsightsOperation.Download, async (s, c) => await s.ReadAsync(s.Report.ReadAsync(s.Execution, cancellationToken: c)), IsRead: true),
    ];

    /// <summary>A whole run, with each of the operations in it.</summary>
    public static IReadOnlyList<MatrixOperation> Run { get; } =
    [
        .. new[]
        {
            ("create query", InsightsOperation.CreateQuery), ("create report", InsightsOperation.CreateReport),
            ("executions", InsightsOperation.ListExecutions), ("download", InsightsOperation.Download),
            ("delete report", InsightsOperation.DeleteReport), ("delete query", InsightsOperation.DeleteQuery),
        }.Select(o => new MatrixOperation(o.Item1, o.Item2, async (s, c) => await s.ReadAsync(s.Client.RunAsync(MatrixEnvironment.Ids, c)))),
    ];
}
