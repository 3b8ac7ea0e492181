using System.Data.Common;
using System.Runtime.CompilerServices;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Data;
using Insights.Typed.Downloads;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>
/// A scheduled report on the service and the query whose rows its files contain. Created by
/// <see cref="InsightsClient.CreateScheduledReportAsync{T}"/>, or found with <see cref="InsightsClient.GetScheduledReportAsync{T}"/>.
/// Thread-safe.
/// </summary>
/// <typeparam name="T">The type that one row is read as.</typeparam>
public sealed class ScheduledReport<T>
{
    private readonly InsightsClient client;

    internal ScheduledReport(InsightsClient client, InsightsQuery<T> query, InsightsReport report)
    {
        this.client = client;
        Query = query;
        Report = report;
    }

    /// <summary>Gets the service's id of the report. Keep it to find the report again.</summary>
    public string ReportId => Report.ReportId;

    /// <summary>Gets the report as the service returned it last: when it was created or found, or with the latest call of a method of this class.</summary>
    public InsightsReport Report { get; private set; }

    /// <summary>Gets the query that defines the rows.</summary>
    public InsightsQuery<T> Query { get; }

    /// <summary>Gets the executions of the last 90 days, which the service keeps.</summary>
    /// <param name="statuses">The statuses of the executions to get; null for all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public IAsyncEnumerable<ReportExecution> GetExecutionsAsync(IEnumerable<ExecutionStatus>? statuses = null, CancellationToken cancellationToken = default) =>
        client.GetExecutionsAsync(ReportId, statuses: statuses, cancellationToken: cancellationToken);

    /// <summary>Reads the rows of the latest completed execution.</summary>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its type.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <remarks>The rows are read as they arrive, with constant memory use, as in <see cref="InsightsClient.RunAsync{T}(InsightsQuery{T}, CancellationToken)"/>.</remarks>
    /// <exception cref="ArgumentException">Rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="IOException">The file for rejected rows exists; or, during the enumeration, it cannot be written.</exception>
    /// <exception cref="InsightsException">No execution is completed yet.</exception>
    public IAsyncEnumerable<T> ReadLatestAsync(
        IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        var rejection = rowRejection?.Copy();
        rejection?.Check();
        return LatestAsync(progress, rejection, cancellationToken);
    }

    private async IAsyncEnumerable<T> LatestAsync(
        IProgress<ReportProgress>? progress, RowRejectionOptions? rowRejection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var latest = await client.GetExecutionsAsync(ReportId, statuses: [ExecutionStatus.Completed], latestOnly: true, cancellationToken: cancellationToken)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InsightsException($"The report {ReportId} has no completed execution yet.{(Report.StartTime is { } start ? $" The first one is due at {start:u}." : "")}") { Operation = InsightsOperationNames.GetExecutions, QueryText = Query.ToString() };
        await foreach (var row in ReadAsync(latest, progress, rowRejection, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <summary>Reads the rows of a completed execution.</summary>
    /// <param name="execution">The execution. If its link has expired, a new one is requested.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its type.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <exception cref="ArgumentException">The execution belongs to another report, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="IOException">The file for rejected rows exists; or, during the enumeration, it cannot be written.</exception>
    /// <exception cref="InsightsException">The execution is not completed.</exception>
    public IAsyncEnumerable<T> ReadAsync(
        ReportExecution execution, IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ThrowIfOfOtherReport(execution);
        var rejection = rowRejection?.Copy();
        rejection?.Check();
        return Read(Query, execution, progress, rejection, cancellationToken);
    }

    /// <summary>Reads the rows of a completed execution with another query, for example with another projection.</summary>
    /// <param name="query">A query on the same dataset that selects no column that the report's query does not select. Its conditions, order and limit are not applied.</param>
    /// <param name="execution">The execution. If its link has expired, a new one is requested.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its type.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <typeparam name="TRow">The type that one row is read as.</typeparam>
    /// <exception cref="ArgumentException">The execution belongs to another report, the query reads another dataset, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="IOException">The file for rejected rows exists; or, during the enumeration, it cannot be written.</exception>
    /// <exception cref="InsightsException">The execution is not completed.</exception>
    public IAsyncEnumerable<TRow> ReadAsync<TRow>(
        InsightsQuery<TRow> query, ReportExecution execution, IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfOfOtherReport(execution);
        if (query.DatasetName != Query.DatasetName)
        {
            throw new ArgumentException($"The query reads {query.DatasetName}, and the report {Query.DatasetName}.", nameof(query));
        }

        var rejection = rowRejection?.Copy();
        rejection?.Check();
        return Read(query, execution, progress, rejection, cancellationToken);
    }

    /// <summary>Opens a completed execution as a data reader: for bulk copies into a database, <see cref="System.Data.DataTable.Load(System.Data.IDataReader)"/> and other methods that accept one.</summary>
    /// <param name="execution">The execution. If its link has expired, a new one is requested.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its type.</param>
    /// <param name="cancellationToken">A token to cancel the operation until the reader is returned. Later reads accept separate tokens; canceling one ends the reading.</param>
    /// <returns>
    /// The reader, returned when the first row has arrived or the file has no rows. Its columns are those of the query in their
    /// order, independent of the projection in its <c>Select</c>, with the types that <see cref="InsightsClient.OpenDataReaderAsync(Insights.Typed.InsightsQuery, CancellationToken)"/>
    /// documents. It buffers some rows at a time, for a file of any size. Dispose of it, preferably with <c>await using</c>: the
    /// download ends only then. The execution stays on the service and can be read again.
    /// </returns>
    /// <remarks>
    /// An interrupted download is resumed, as in <see cref="ReadAsync(ReportExecution, IProgress{ReportProgress}, RowRejectionOptions, CancellationToken)"/>. If a read fails, the rows before it are the first rows
    /// of the file: roll them back and read the execution again from its start.
    /// </remarks>
    /// <exception cref="ArgumentException">The execution belongs to another report, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="IOException">The file for rejected rows exists, or cannot be written.</exception>
    /// <exception cref="InsightsException">The execution is not completed or no longer exists, or its file cannot be downloaded or read.</exception>
    public Task<DbDataReader> OpenDataReaderAsync(
        ReportExecution execution, IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ThrowIfOfOtherReport(execution);
        var rejection = rowRejection?.Copy();
        rejection?.Check();
        return ReportDataReader.OpenAsync(Query, (cells, token) => Read(cells, execution, progress, rejection, token), cancellationToken);
    }

    /// <summary>Gets each completed execution once, the earliest first, and waits for further ones.</summary>
    /// <param name="after">
    /// The id of the execution that was processed last: only later ones are returned. Store it, so that a restarted program
    /// continues after it. Null for all executions that the service still has, as for the id of another report's execution,
    /// such as the one that this report has replaced. White space around the id is ignored.
    /// </param>
    /// <param name="signal">
    /// Ends a delay early: returns a task that completes when a new execution may exist, for example after the service's
    /// callback. Called for each delay. The service is polled in any case, so additional or missing signals do no harm; null to poll by the clock only.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>
    /// A sequence that ends when all executions of the schedule have ended and the service reports the report as inactive. While
    /// the report is paused, the sequence waits.
    /// </returns>
    /// <remarks>
    /// Each enumeration of the sequence starts after <paramref name="after"/> again.
    /// Polls the service every <see cref="InsightsClientOptions.WatchInterval"/>. An outage of the service does not end the sequence until
    /// it lasts longer than <see cref="InsightsClientOptions.MaxOutage"/>; then the service's error is thrown.
    /// An execution that has failed, or is completed and has no link to its file for at least <see cref="InsightsClientOptions.WatchInterval"/>, is not returned: the sequence continues with the next one, after
    /// it was logged and passed to <see cref="InsightsClientOptions.OnExecutionFailed"/>. So is one that, for at least <see cref="InsightsClientOptions.ReportTimeout"/>, is no longer listed after it
    /// was running, or is neither pending nor running after the report has become inactive. <see cref="GetExecutionsAsync"/> returns what the service lists.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="after"/> is empty or white space.</exception>
    /// <exception cref="InsightsException">
    /// The report no longer exists; or it is older than 90 days, and <paramref name="after"/> is not an execution of these, so that executions
    /// after it may have been missed.
    /// </exception>
    public IAsyncEnumerable<ReportExecution> WatchAsync(
        string? after = null, Func<CancellationToken, Task>? signal = null, CancellationToken cancellationToken = default)
    {
        if (after is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(after);
        }

        return WatchAfterAsync(after?.Trim(), signal, cancellationToken);
    }

    private async IAsyncEnumerable<ReportExecution> WatchAfterAsync(
        string? after, Func<CancellationToken, Task>? signal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var execution in new ExecutionWatcher(client, ReportId, signal).WatchAfterAsync(after, cancellationToken).ConfigureAwait(false))
        {
            yield return execution;
        }
    }

    /// <summary>Waits for the next execution that completes from now on, and returns it; null if no more will follow.</summary>
    /// <param name="signal">See <see cref="WatchAsync"/>.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The report no longer exists.</exception>
    public async Task<ReportExecution?> WaitForNextAsync(Func<CancellationToken, Task>? signal = null, CancellationToken cancellationToken = default) =>
        await new ExecutionWatcher(client, ReportId, signal).WatchNewAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Requests the current state of the report and updates <see cref="Report"/>.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The report no longer exists.</exception>
    public async Task<InsightsReport> RefreshAsync(CancellationToken cancellationToken = default) =>
        Report = await client.RequireReportAsync(ReportId, cancellationToken).ConfigureAwait(false);

    /// <summary>Pauses the report until it is resumed. Executions that are due in the meantime do not happen.</summary>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been paused nevertheless.</param>
    public async Task PauseAsync(CancellationToken cancellationToken = default) =>
        Report = await client.PauseReportAsync(ReportId, cancellationToken).ConfigureAwait(false);

    /// <summary>Resumes the report.</summary>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been resumed nevertheless.</param>
    public async Task ResumeAsync(CancellationToken cancellationToken = default) =>
        Report = await client.ResumeReportAsync(ReportId, cancellationToken).ConfigureAwait(false);

    /// <summary>Changes the report.</summary>
    /// <param name="update">The changes. A property that is null is not changed.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been changed nevertheless.</param>
    /// <remarks>
    /// The service does not document what happens to fields that a request omits. So the request contains all fields, as the
    /// service returned them before: including, unchecked, values that are new to this client and unknown fields
    /// (<see cref="InsightsResource.AdditionalProperties"/>). An interval or a count that is not positive is omitted, because the service refuses it. Only the start is sent as the schedule's next time that is late
    /// enough for the service. If the service restarts a schedule with an update, executions that are due before that time do
    /// not happen, and the executions are counted from there.
    /// </remarks>
    /// <exception cref="ArgumentException">See <see cref="InsightsClient.UpdateReportAsync"/>. In addition, the recurrence is checked against the dataset's minimum interval if the query is typed.</exception>
    /// <exception cref="InsightsException">The report no longer exists, or has a field that is not valid Unicode and so cannot be sent unchanged.</exception>
    public async Task UpdateAsync(ReportUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);

        // Invalid changes are rejected before a request is sent.
        ReportFields.CheckDatasetInterval(update.RecurrenceInterval, nameof(update.RecurrenceInterval), Query);
        var changes = client.GetChanges(update);
        var current = await RefreshAsync(cancellationToken).ConfigureAwait(false);
        Report = await client.SendChangesAsync(ReportId, changes.FillFrom(current, client.Options, client.GetServiceTime()), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the report, its executions, and the query that was created for it.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <remarks>
    /// A query that another report uses is not deleted, nor is one that <see cref="InsightsClient.CreateScheduledReportAsync{T}"/> did not
    /// create, recognized by its description. A resource that no longer exists is not an error.
    /// </remarks>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => client.DeleteScheduledReportAsync(Report, cancellationToken);

    private IAsyncEnumerable<TRow> Read<TRow>(InsightsQuery<TRow> query, ReportExecution execution, IProgress<ReportProgress>? progress, RowRejectionOptions? rowRejection, CancellationToken cancellationToken)
    {
        var reporter = new ProgressReporter(progress, ReportId);
        return client.ExecutionReader.ReadAsync(
            query, execution, token => client.RequireExecutionAsync(ReportId, execution.ExecutionId, token), reporter, rowRejection, run: null, cancellationToken);
    }

    private void ThrowIfOfOtherReport(ReportExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.ReportId is { } owner && !string.Equals(owner, ReportId, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"Execution {execution.ExecutionId} belongs to the report {owner}, not to {ReportId}.", nameof(execution));
        }
    }
}
