namespace Insights.Typed;

/// <summary>How <see cref="InsightsClient.RunAsync{T}(InsightsQuery{T}, ReportRunOptions, CancellationToken)"/> runs a query.</summary>
public sealed class ReportRunOptions
{
    /// <summary>
    /// Whether the query that is created stays on the service. By default it is deleted with everything else.
    /// <see cref="ReportProgress.QueryId"/> tells its id.
    /// </summary>
    public bool KeepQuery { get; set; }

    /// <summary>
    /// Whether the report stays on the service with its file, and so the query that it is of. By default it is deleted.
    /// <see cref="ReportProgress.ReportId"/> tells its id. A run that fails or is cancelled deletes it all the same: then
    /// there is nothing to be read of it.
    /// </summary>
    public bool KeepReport { get; set; }

    /// <summary>What the query and the report are called; null for a name that tells the dataset and is like no other. Not empty.</summary>
    public string? Name { get; set; }

    /// <inheritdoc cref="ImmediateReport.QueryStartTime" />
    public DateTimeOffset? QueryStartTime { get; set; }

    /// <inheritdoc cref="ImmediateReport.QueryEndTime" />
    public DateTimeOffset? QueryEndTime { get; set; }

    /// <summary>The format in which the rows travel: CSV, the default, or TSV. The rows are the same.</summary>
    public ReportFormat Format { get; set; } = ReportFormat.Csv;

    /// <summary>Told of each stage, of each look at the execution, and while the file is read.</summary>
    public IProgress<ReportProgress>? Progress { get; set; }

    /// <summary>Has rows with values that do not fit rejected, up to a limit. Null, the default: the first of them ends the run with an error.</summary>
    public RowRejectionOptions? RowRejection { get; set; }

    /// <summary>A copy for a run, which later changes of this object do not reach.</summary>
    internal ReportRunOptions Copy()
    {
        var copy = (ReportRunOptions)MemberwiseClone();
        copy.RowRejection = RowRejection?.Copy();
        return copy;
    }

    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    internal void Check(InsightsQuery query, InsightsClientOptions options)
    {
        _ = ToImmediateReport(Name ?? query.DatasetName).ToBody("-", options);
        RowRejection?.Check();
    }

    internal ImmediateReport ToImmediateReport(string name) => new()
    {
        ReportName = name,
        Format = Format,
        QueryStartTime = QueryStartTime,
        QueryEndTime = QueryEndTime,
    };
}
