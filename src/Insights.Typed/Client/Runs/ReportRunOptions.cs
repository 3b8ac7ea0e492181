namespace Insights.Typed;

/// <summary>Options for <see cref="InsightsClient.RunAsync{T}(InsightsQuery{T}, ReportRunOptions, CancellationToken)"/>.</summary>
public sealed class ReportRunOptions
{
    /// <summary>
    /// Gets or sets a value indicating whether the created query stays on the service. The default is false: the query is
    /// deleted. <see cref="ReportProgress.QueryId"/> is its id.
    /// </summary>
    public bool KeepQuery { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the report stays on the service with its file and its query. The default is
    /// false: the report is deleted. <see cref="ReportProgress.ReportId"/> is its id. A run that fails or is canceled deletes
    /// the report in any case.
    /// </summary>
    public bool KeepReport { get; set; }

    /// <summary>
    /// Gets or sets the name of the query and the report; null for a unique name that contains the dataset's name. Not empty. The service allows only letters,
    /// digits and spaces in the name of a query, so the query's name has a space instead of any other character.
    /// </summary>
    public string? Name { get; set; }

    /// <inheritdoc cref="ImmediateReport.QueryStartTime" />
    public DateTimeOffset? QueryStartTime { get; set; }

    /// <inheritdoc cref="ImmediateReport.QueryEndTime" />
    public DateTimeOffset? QueryEndTime { get; set; }

    /// <summary>Gets or sets the format of the report file: CSV (the default) or TSV. The rows are the same.</summary>
    public ReportFormat Format { get; set; } = ReportFormat.Csv;

    /// <summary>Gets or sets the receiver of progress: for each stage, for each poll of the execution, and while the file is read.</summary>
    public IProgress<ReportProgress>? Progress { get; set; }

    /// <summary>Gets or sets the options for rejecting rows with values that do not fit their type. If null, the default, the first such row ends the run with an error.</summary>
    public RowRejectionOptions? RowRejection { get; set; }

    /// <summary>Creates a copy for a run, which later changes of this object do not affect.</summary>
    internal ReportRunOptions Copy()
    {
        var copy = (ReportRunOptions)MemberwiseClone();
        copy.RowRejection = RowRejection?.Copy();
        return copy;
    }

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Check(InsightsQuery query, InsightsClientOptions options)
    {
        _ = ToImmediateReport(Name ?? query.DatasetName).ToBody("-", options, options.TimeProvider.GetUtcNow());
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
