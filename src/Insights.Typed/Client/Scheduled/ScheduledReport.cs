using System.Data.Common;
using System.Runtime.CompilerServices;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Data;
using Insights.Typed.Downloads;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <summary>
/// A report that the service executes by a schedule, and the query whose rows its files hold. From
/// <see cref="InsightsClient.CreateScheduledReportAsync{T}"/>, or found again with <see cref="InsightsClient.GetScheduledReportAsync{T}"/>.
/// Safe for use by many threads.
/// </summary>
/// <typeparam name="T">What one row becomes.</typeparam>
public sealed class ScheduledReport<T>
{
    private readonly InsightsClient client;

    internal ScheduledReport(InsightsClient client, InsightsQuery<T> query, InsightsReport report)
    {
        this.client = client;
        Query = query;
        Report = report;
    }

    /// <summary>The service's id for it: what to keep, to find it again.</summary>
    public string ReportId => Report.ReportId;

    /// <summary>The report as the service told of it last: when it was created or found, or with the latest call here.</summary>
    public InsightsReport Report { get; private set; }

    /// <summary>What its rows are of.</summary>
    public InsightsQuery<T> Query { get; }

    /// <summary>Its executions of the last 90 days, which is what the service remembers.</summary>
    /// <param name="statuses">Only those in these statuses; null for every status that the service documents.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public IAsyncEnumerable<ReportExecution> GetExecutionsAsync(IEnumerable<ExecutionStatus>? statuses = null, CancellationToken cancellationToken = default) =>
        client.GetExecutionsAsync(ReportId, statuses: statuses, cancellationToken: cancellationToken);

    /// <summary>The rows of the latest completed execution.</summary>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">Which rows are rejected, and where they go; null for an error at the first row with a value that does not fit.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <remarks>They are read as they arrive, in constant memory, as <see cref="InsightsClient.RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> does.</remarks>
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
            ?? throw new InsightsException($"The report {ReportId} has no completed execution yet. Its first one is due at {Report.StartTime:u}.") { Operation = "get executions", QueryText = Query.ToString() };
        await foreach (var row in ReadAsync(latest, progress, rowRejection, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <summary>The rows of a completed execution.</summary>
    /// <param name="execution">The execution. Where its link has expired, a new one is requested.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">Which rows are rejected, and where they go; null for an error at the first row with a value that does not fit.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <exception cref="ArgumentException">The execution is of another report.</exception>
    /// <exception cref="InsightsException">The execution is not completed.</exception>
    public IAsyncEnumerable<T> ReadAsync(
        ReportExecution execution, IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ThrowIfOfOtherReport(execution);
        var rejection = rowRejection?.Copy();
        rejection?.Check();
        return Read(Query, execution, progress, rejection, cancellationToken);
    }

    /// <summary>A completed execution as a data reader: for bulk copies into a database, <see cref="System.Data.DataTable.Load(System.Data.IDataReader)"/> and everything else that takes one.</summary>
    /// <param name="execution">The execution. Its link may have expired meanwhile; the service is asked for another then.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">Which rows are rejected, and where they go; null for an error at the first row with a value that does not fit.</param>
    /// <param name="cancellationToken">Gives up opening the file. Later reads have tokens of their own; one that is cancelled ends the reading.</param>
    /// <returns>
    /// The reader, once the first row is there or known not to come. Its columns are those of the query in their order, whatever
    /// its <c>Select</c> makes of a row, with the types that <see cref="InsightsClient.OpenDataReaderAsync(Insights.Typed.InsightsQuery, CancellationToken)"/>
    /// tells. It holds some rows at a time, whatever the size of the file. Dispose of it, best with <c>await using</c>: only
    /// then the download ends. The execution stays on the service and can be read again.
    /// </returns>
    /// <remarks>
    /// A download that is broken off goes on where it was, as with <see cref="ReadAsync"/>. Where a read fails for good, the
    /// rows before it are the file's first ones: roll them back and read the execution again, from its start.
    /// </remarks>
    /// <exception cref="ArgumentException">The execution is of another report.</exception>
    /// <exception cref="InsightsException">The execution is not completed, or gone; or its file cannot be had or read.</exception>
    public Task<DbDataReader> OpenDataReaderAsync(
        ReportExecution execution, IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ThrowIfOfOtherReport(execution);
        var rejection = rowRejection?.Copy();
        rejection?.Check();
        return ReportDataReader.OpenAsync(Query, (cells, token) => Read(cells, execution, progress, rejection, token), cancellationToken);
    }

    /// <summary>Each completed execution once, the earliest first, and each further one when it is there.</summary>
    /// <param name="after">
    /// The id of the execution that was dealt with last: only later ones are given. Keep it, and a program that was ended goes
    /// on where it was. Null for all that the service still has.
    /// </param>
    /// <param name="signal">
    /// Ends a wait early: a task that completes when there may be something new, such as the service's callback. Called for
    /// each wait. The service is asked all the same, so a signal too many or too few does no harm; null to go by the clock.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>
    /// Ends when all executions that the schedule holds are given and the service calls the report inactive. While a report is
    /// paused it waits.
    /// </returns>
    /// <remarks>
    /// Looks every <see cref="InsightsClientOptions.WatchInterval"/>. A service that cannot be reached is no end: only after
    /// <see cref="InsightsClientOptions.MaxOutage"/> without an answer does its error come through.
    /// </remarks>
    /// <exception cref="InsightsException">
    /// The report is gone; or the execution to go on after is none of the last 90 days, so that some between it and those may
    /// have been missed.
    /// </exception>
    public IAsyncEnumerable<ReportExecution> WatchAsync(
        string? after = null, Func<CancellationToken, Task>? signal = null, CancellationToken cancellationToken = default) =>
        new ExecutionWatcher(client, ReportId, signal).WatchAfterAsync(after, cancellationToken);

    /// <summary>The next execution that is completed from now on, once it is; null where there will be none any more.</summary>
    /// <param name="signal">As of <see cref="WatchAsync"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InsightsException">The report is gone.</exception>
    public async Task<ReportExecution?> WaitForNextAsync(Func<CancellationToken, Task>? signal = null, CancellationToken cancellationToken = default) =>
        await new ExecutionWatcher(client, ReportId, signal).WatchNewAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Asks the service for <see cref="Report"/> anew.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InsightsException">The report is gone.</exception>
    public async Task<InsightsReport> RefreshAsync(CancellationToken cancellationToken = default) =>
        Report = await client.RequireReportAsync(ReportId, cancellationToken).ConfigureAwait(false);

    /// <summary>Has the report wait until it is resumed. What is due meanwhile does not happen.</summary>
    /// <param name="cancellationToken">Gives up waiting. The report may have been paused all the same.</param>
    public async Task PauseAsync(CancellationToken cancellationToken = default) =>
        Report = await client.PauseReportAsync(ReportId, cancellationToken).ConfigureAwait(false);

    /// <summary>Has the report go on.</summary>
    /// <param name="cancellationToken">Gives up waiting. The report may have been resumed all the same.</param>
    public async Task ResumeAsync(CancellationToken cancellationToken = default) =>
        Report = await client.ResumeReportAsync(ReportId, cancellationToken).ConfigureAwait(false);

    /// <summary>Changes the report.</summary>
    /// <param name="update">What to change; what is null there stays as it is.</param>
    /// <param name="cancellationToken">Gives up waiting. The report may have been changed all the same.</param>
    /// <remarks>
    /// The service does not document what becomes of fields that are left out. So all are sent, as the service tells them
    /// before: words that are new to this client and fields that it does not know (<see cref="InsightsResource.AdditionalProperties"/>) with
    /// them, unchecked. Only the start is sent as the schedule's next time that is late enough for the service. Where it
    /// starts a schedule anew with an update, what is due before that time does not happen, and the executions are counted
    /// from there.
    /// </remarks>
    /// <exception cref="ArgumentException">As of <see cref="InsightsClient.UpdateReportAsync"/>.</exception>
    public async Task UpdateAsync(ReportUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);

        // Refused before anything is asked for.
        var changes = client.GetChanges(update);
        var current = await RefreshAsync(cancellationToken).ConfigureAwait(false);
        Report = await client.SendChangesAsync(ReportId, changes.FillFrom(current, client.Options), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the report with its executions, and the query that was created for it.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <remarks>
    /// A query stays that another report uses, and one that was not created by <see cref="InsightsClient.CreateScheduledReportAsync{T}"/>,
    /// which its name tells. What is gone already is no error.
    /// </remarks>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => client.DeleteScheduledReportAsync(Report, cancellationToken);

    private IAsyncEnumerable<TRow> Read<TRow>(InsightsQuery<TRow> query, ReportExecution execution, IProgress<ReportProgress>? progress, RowRejectionOptions? rowRejection, CancellationToken cancellationToken)
    {
        var reporter = new ProgressReporter(progress);
        reporter.Report(p => p with { ReportId = ReportId, ExecutionId = execution.ExecutionId, ExecutionStatus = execution.ExecutionStatus });
        return client.ExecutionReader.ReadAsync(
            query, execution, token => client.RequireExecutionAsync(ReportId, execution.ExecutionId, token), reporter, rowRejection, run: null, cancellationToken);
    }

    private void ThrowIfOfOtherReport(ReportExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.ReportId is { } owner && !string.Equals(owner, ReportId, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"Execution {execution.ExecutionId} is one of the report {owner}, not of {ReportId}.", nameof(execution));
        }
    }
}
