using System.Runtime.CompilerServices;
using Insights.Typed.Reading;
using Insights.Typed.Reading.Rejection;
using Insights.Typed.Telemetry;
using Insights.Typed.Transport;

namespace Insights.Typed.Downloads;

/// <summary>Reads the rows of a completed execution from its file.</summary>
internal sealed class ExecutionReader(InsightsClientOptions options, ClientTelemetry telemetry, HttpMessageInvoker http, ServiceRetry retry)
{
    /// <param name="query">The query of the rows.</param>
    /// <param name="execution">The completed execution.</param>
    /// <param name="refresh">Requests the execution again, for a new link.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="rejection">The options for rejected rows; null to reject none.</param>
    /// <param name="run">The telemetry of the run; null if the reading is not part of a run.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        InsightsQuery<T> query,
        ReportExecution execution,
        Func<CancellationToken, Task<ReportExecution>> refresh,
        ProgressReporter progress,
        RowRejectionOptions? rejection,
        ReportTelemetry? run,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var createdTelemetry = run is null ? telemetry.StartReport(query.DatasetName) : null;
        var report = run ?? createdTelemetry!;
        using var stage = report.Begin(ReportSpan.Download);
        ReportFileSource source;
        ReportFile file;
        IAsyncEnumerator<T> reader;
        var rejecter = rejection is null ? null : new RowRejecter(rejection);
        try
        {
            var separator = GetSeparator(execution);
            ReportIfRedacted(query, execution, report);
            source = new ReportFileSource(
                http, options, report, async token => ExecutionLink.Get(await refresh(token).ConfigureAwait(false), options.BaseAddress), ExecutionLink.Get(execution, options.BaseAddress));
            file = new ReportFile(source, retry, options, report);
            reader = ReportReader.ReadAsync(file, query.CreateProjector(), query.DatasetName, separator, options.MaxRecordBytes, rejecter, execution.IsDataRedacted, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception exception)
        {
            Failed(exception);
            throw;
        }

        await using (file.ConfigureAwait(false))
        await using (reader.ConfigureAwait(false))
        {
            progress.Report(p => p with
            {
                Stage = ReportStage.Reading,
                ReportId = p.ReportId ?? execution.ReportId,
                ExecutionId = execution.ExecutionId,
                ExecutionStatus = execution.ExecutionStatus,
                Bytes = 0,
                TotalBytes = null,
                Rows = 0,
                RejectedRows = 0,
            });
            var (reportedBytes, rows, rejected) = (0L, 0L, 0L);
            while (true)
            {
                try
                {
                    if (!await reader.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception exception)
                {
                    Failed(exception);
                    throw;
                }
                finally
                {
                    if (rejecter is not null && rejecter.Count != rejected)
                    {
                        report.RowsRejected(rejecter.Count - rejected);
                        rejected = rejecter.Count;
                        ReportRowProgress();
                    }

                    if (file.Position != reportedBytes)
                    {
                        report.BytesRead(file.Position - reportedBytes);
                        reportedBytes = file.Position;
                        ReportRowProgress();
                    }
                }

                rows++;
                report.RowRead();
                yield return reader.Current;
            }

            ReportRowProgress();
            if (run is null)
            {
                // A run has resources to delete before it is completed.
                progress.Report(p => p with { Stage = ReportStage.Completed });
            }

            void ReportRowProgress() => progress.Report(p => p with { Bytes = file.Position, TotalBytes = file.KnownLength, Rows = rows, RejectedRows = rejected });
        }

        void Failed(Exception exception)
        {
            (exception as InsightsException)?.SetOperation(InsightsOperationNames.DownloadReport, query.ToString());
            createdTelemetry?.Failed(exception);
        }
    }

    /// <summary>Reports that the service hides data, which the file does not show.</summary>
    public void ReportIfRedacted(InsightsQuery query, ReportExecution execution, ReportTelemetry report)
    {
        if (execution.IsDataRedacted)
        {
            report.DataRedacted();
            options.OnDataRedacted?.Invoke(query);
        }
    }

    private static byte GetSeparator(ReportExecution execution) => execution.Format switch
    {
        { Name: null } => (byte)',',
        var format when format == ReportFormat.Csv => (byte)',',
        var format when format == ReportFormat.Tsv => (byte)'\t',
        var format => throw new InsightsException(
            $"The file of execution {execution.ExecutionId} has the format '{format}', which cannot be read: only {ReportFormat.Csv} and {ReportFormat.Tsv} can."),
    };
}
