using System.Buffers;
using Insights.Typed.Client.Runs;
using Insights.Typed.Downloads;
using Insights.Typed.Language;
using Insights.Typed.Telemetry;

namespace Insights.Typed;

/// <content>The files of reports, unchanged.</content>
public sealed partial class InsightsClient
{
    private const int DownloadBufferSize = 81920;

    /// <summary>The name of a file's dataset in telemetry: an execution does not state its dataset.</summary>
    private const string UnknownDataset = "unknown";

    /// <summary>Copies the file of a completed execution without reading its rows.</summary>
    /// <param name="execution">A completed execution, as <see cref="GetExecutionsAsync"/> returns it.</param>
    /// <param name="destination">The stream that receives the file's bytes. They are decompressed if the host sends them compressed. The stream is not flushed and stays open.</param>
    /// <param name="progress">Receives the number of bytes as they arrive. Rows are not counted.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Some bytes may have been written by then.</param>
    /// <returns>The number of bytes written.</returns>
    /// <remarks>
    /// Memory use is constant. An interrupted download is resumed as in
    /// <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/>, with a new link if the old one has expired; a file that
    /// changed in the meantime is an error, never a mixture. The execution's <see cref="InsightsResource.IsDataRedacted"/> indicates
    /// whether the service removed data from the file.
    /// </remarks>
    /// <exception cref="ArgumentException">The destination cannot be written.</exception>
    /// <exception cref="InsightsException">The execution is not completed, or its file did not arrive completely. Discard what was written.</exception>
    public async Task<long> DownloadAsync(
        ReportExecution execution, Stream destination, IProgress<ReportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ThrowIfNotWritable(destination);
        using var report = telemetry.StartReport(UnknownDataset);
        try
        {
            var reporter = new ProgressReporter(progress);
            var written = await CopyFileAsync(execution, token => GetExecutionAgainAsync(execution, token), destination, report, reporter, cancellationToken).ConfigureAwait(false);
            reporter.Report(p => p with { Stage = ReportStage.Completed });
            return written;
        }
        catch (Exception exception)
        {
            (exception as InsightsException)?.SetOperation(InsightsOperationNames.DownloadReport, null);
            report.Failed(exception);
            throw;
        }
    }

    /// <summary>Runs a query as a report, and copies the file of its rows, unchanged.</summary>
    /// <param name="query">The query.</param>
    /// <param name="destination">The stream that receives the file's bytes: text in UTF-8 with a line of column names. They are decompressed if the host sends them compressed. The stream is not flushed and stays open.</param>
    /// <param name="options">The options of the run, such as the format; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Some bytes may have been written by then.</param>
    /// <returns>The number of bytes written.</returns>
    /// <remarks>
    /// Creates a query and a report on the service and deletes both at the end, and resumes an interrupted download, as
    /// <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> does. Memory use is constant. The values of the file are not checked.
    /// </remarks>
    /// <exception cref="ArgumentException">The destination cannot be written, the name is empty, or <see cref="ReportRunOptions.RowRejection"/> is set: the file contains all rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end of the data is before its start.</exception>
    /// <exception cref="InsightsException">The run failed, or the file did not arrive completely. Discard what was written.</exception>
    public async Task<long> DownloadAsync(InsightsQuery query, Stream destination, ReportRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfNotWritable(destination);
        if (options?.RowRejection is not null)
        {
            throw new ArgumentException("The file is copied with all its rows, so RowRejection must be null. Use RunAsync to reject rows.", nameof(options));
        }

        var copy = options?.Copy() ?? new ReportRunOptions();
        copy.Check(query, this.options);

        var run = new ReportRun(this, copy, query);
        Exception? failure = null;
        try
        {
            return await run.DownloadAsync(destination, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's token, which distinguishes it from other cancellations.
            throw failure = new TaskCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            await run.CleanUpAsync(failure).ConfigureAwait(false);
        }
    }

    /// <summary>Copies the file of an execution as a stage of a report.</summary>
    /// <param name="execution">The completed execution.</param>
    /// <param name="refresh">Requests the execution again, for a new link.</param>
    /// <param name="destination">The stream that receives the bytes.</param>
    /// <param name="report">The telemetry of the report.</param>
    /// <param name="reporter">Receives the progress.</param>
    /// <param name="cancellationToken">A token to cancel the copying.</param>
    internal async Task<long> CopyFileAsync(
        ReportExecution execution,
        Func<CancellationToken, Task<ReportExecution>> refresh,
        Stream destination,
        ReportTelemetry report,
        ProgressReporter reporter,
        CancellationToken cancellationToken)
    {
        using var stage = report.Begin(ReportSpan.Download);
        var source = new ReportFileSource(
            http, options, report, async token => ExecutionLink.Get(await refresh(token).ConfigureAwait(false), options.BaseAddress), ExecutionLink.Get(execution, options.BaseAddress));
        var file = new ReportFile(source, retry, options, report);
        await using (file.ConfigureAwait(false))
        {
            reporter.Report(p => p with { Stage = ReportStage.Reading, ReportId = execution.ReportId ?? p.ReportId, ExecutionId = execution.ExecutionId, ExecutionStatus = execution.ExecutionStatus });
            return await CopyAsync(file, destination, report, reporter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rejects a stream that cannot be written before a report is run for it.</summary>
    private static void ThrowIfNotWritable(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The destination cannot be written.", nameof(destination));
        }
    }

    private static async Task<long> CopyAsync(
        ReportFile file, Stream destination, ReportTelemetry report, ProgressReporter progress, CancellationToken cancellationToken)
    {
        var (written, reportedBytes) = (0L, 0L);
        var buffer = ArrayPool<byte>.Shared.Rent(DownloadBufferSize);
        try
        {
            while (await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                written += read;
                ReportBytes();
            }

            // The end of a compressed file can still be in transit when all content is written.
            ReportBytes();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return written;

        void ReportBytes()
        {
            report.BytesRead(file.Position - reportedBytes);
            reportedBytes = file.Position;
            progress.Report(p => p with { Bytes = reportedBytes, TotalBytes = file.KnownLength });
        }
    }

    /// <summary>Gets an execution in its current state, with a new link.</summary>
    internal async Task<ReportExecution> RequireExecutionAsync(string reportId, string executionId, CancellationToken cancellationToken) =>
        await GetExecutionsAsync(reportId, [executionId], cancellationToken: cancellationToken)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new InsightsException($"The service no longer has execution {executionId} of the report {reportId}: it keeps executions for {ServiceProgram.ExecutionRetention.Days} days.") { Operation = InsightsOperationNames.GetExecutions };

    private async Task<ReportExecution> GetExecutionAgainAsync(ReportExecution execution, CancellationToken cancellationToken)
    {
        var reportId = execution.ReportId
            ?? throw new InsightsException($"The link to the file of execution {execution.ExecutionId} does not work, and a new one cannot be requested because the execution's report is not known.");
        return await RequireExecutionAsync(reportId, execution.ExecutionId, cancellationToken).ConfigureAwait(false);
    }
}
