using System.Buffers;
using Insights.Typed.Downloads;
using Insights.Typed.Telemetry;

namespace Insights.Typed;

/// <content>The files of reports, as they are.</content>
public sealed partial class InsightsClient
{
    private const int DownloadBufferSize = 81920;

    /// <summary>What the dataset of a file is called in telemetry: an execution does not tell it.</summary>
    private const string UnknownDataset = "unknown";

    /// <summary>Copies the file of a completed execution as it is, for what is not read as rows here.</summary>
    /// <param name="execution">The execution, as <see cref="GetExecutionsAsync"/> gives it. Completed.</param>
    /// <param name="destination">Where the file's bytes go, decompressed where they travel compressed. Left open, and not flushed.</param>
    /// <param name="progress">Told of the bytes as they arrive. Nobody counts rows here.</param>
    /// <param name="cancellationToken">Gives up copying. Some bytes may have been written by then.</param>
    /// <returns>How many bytes were written.</returns>
    /// <remarks>
    /// In constant memory. A download that breaks off is taken up again as that of
    /// <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> is, with a fresh link where the old one has expired; a file
    /// that changed meanwhile is an error, and never a mixture. The execution's <see cref="InsightsResource.IsDataRedacted"/> tells
    /// whether data was held back from the file.
    /// </remarks>
    /// <exception cref="InsightsException">The execution is not completed, or its file did not arrive whole. What was written then is of no use.</exception>
    public async Task<long> DownloadAsync(
        ReportExecution execution, Stream destination, IProgress<ReportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ArgumentNullException.ThrowIfNull(destination);
        var firstLink = ExecutionLink.Get(execution, options.BaseAddress);
        using var report = telemetry.StartReport(UnknownDataset);
        try
        {
            using var stage = report.Begin(ReportSpan.Download);
            var source = new ReportFileSource(http, options, report, token => GetNewLinkAsync(execution, token), firstLink);
            var file = new ReportFile(source, retry, options, report);
            await using (file.ConfigureAwait(false))
            {
                var reporter = new ProgressReporter(progress);
                reporter.Report(p => p with { Stage = ReportStage.Reading, ReportId = execution.ReportId, ExecutionId = execution.ExecutionId, ExecutionStatus = execution.ExecutionStatus });
                var written = await CopyAsync(file, destination, report, reporter, cancellationToken).ConfigureAwait(false);
                reporter.Report(p => p with { Stage = ReportStage.Completed });
                return written;
            }
        }
        catch (Exception exception)
        {
            (exception as InsightsException)?.SetOperation("download report", null);
            report.Failed(exception);
            throw;
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

            // Of a compressed file, the end may travel when all is written.
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

    /// <summary>An execution as it is now, with a link that was just handed out.</summary>
    internal async Task<ReportExecution> RequireExecutionAsync(string reportId, string executionId, CancellationToken cancellationToken) =>
        await GetExecutionsAsync(reportId, [executionId], cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new InsightsException($"The service has execution {executionId} of the report {reportId} no more: it remembers them for 90 days.") { Operation = "get executions" };

    private async Task<Uri> GetNewLinkAsync(ReportExecution execution, CancellationToken cancellationToken)
    {
        var reportId = execution.ReportId
            ?? throw new InsightsException($"The link to the file of execution {execution.ExecutionId} does not work, and which report to ask for another one is not known.");
        return ExecutionLink.Get(await RequireExecutionAsync(reportId, execution.ExecutionId, cancellationToken).ConfigureAwait(false), options.BaseAddress);
    }
}
