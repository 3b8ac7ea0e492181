using System.Runtime.CompilerServices;
using Insights.Typed.Reading;
using Insights.Typed.Reading.Rejection;
using Insights.Typed.Telemetry;
using Insights.Typed.Transport;

namespace Insights.Typed.Downloads;

/// <summary>Reads the rows of a completed execution from its file.</summary>
internal sealed class ExecutionRows(InsightsClientOptions options, ClientTelemetry telemetry, HttpMessageInvoker http, ServiceRetry retry)
{
    /// <param name="query">What the rows are of.</param>
    /// <param name="execution">The execution, completed.</param>
    /// <param name="again">Asks for it again, for a link that has not expired.</param>
    /// <param name="progress">Told of what was read.</param>
    /// <param name="rejection">Which rows may be rejected; null where none may be.</param>
    /// <param name="run">The run that this is a part of; null where it is all that is done.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        Query<T> query,
        ReportExecution execution,
        Func<CancellationToken, Task<ReportExecution>> again,
        ProgressTeller progress,
        RowRejectionOptions? rejection,
        ReportTelemetry? run,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var own = run is null ? telemetry.StartReport(query.DatasetName) : null;
        var report = run ?? own!;
        using var stage = report.Begin(ReportSpan.Download);
        ReportFileSource source;
        ReportFile file;
        IAsyncEnumerator<T> reader;
        var rejecter = rejection is null ? null : new RowRejecter(rejection);
        try
        {
            var separator = SeparatorOf(execution);
            TellIfRedacted(query, execution, report);
            source = new ReportFileSource(
                http, options, report, async token => ExecutionLink.Of(await again(token).ConfigureAwait(false), options.BaseAddress), ExecutionLink.Of(execution, options.BaseAddress));
            file = new ReportFile(source, retry, options, report);
            reader = ReportReader.ReadAsync(file, query.CreateProjector(), query.DatasetName, separator, options.MaxRecordBytes, rejecter, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception exception)
        {
            Failed(exception);
            throw;
        }

        await using (file.ConfigureAwait(false))
        await using (reader.ConfigureAwait(false))
        {
            progress.Tell(p => p with { Stage = ReportStage.Reading });
            var (told, rows, rejected) = (0L, 0L, 0L);
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
                        TellRows();
                    }

                    if (file.Position != told)
                    {
                        report.BytesRead(file.Position - told);
                        told = file.Position;
                        TellRows();
                    }
                }

                rows++;
                report.RowRead();
                yield return reader.Current;
            }

            TellRows();

            void TellRows() => progress.Tell(p => p with { Bytes = file.Position, TotalBytes = file.KnownLength, Rows = rows, RejectedRows = rejected });
        }

        void Failed(Exception exception)
        {
            (exception as InsightsException)?.Concerns("download report", query.ToString());
            own?.Failed(exception);
        }
    }

    private void TellIfRedacted(Query query, ReportExecution execution, ReportTelemetry report)
    {
        if (execution.IsDataRedacted)
        {
            report.Redacted();
            options.OnDataRedacted?.Invoke(query);
        }
    }

    private static byte SeparatorOf(ReportExecution execution) => execution.Format switch
    {
        { Name: null } => (byte)',',
        var format when format == ReportFormat.Csv => (byte)',',
        var format when format == ReportFormat.Tsv => (byte)'\t',
        var format => throw new InsightsException(
            $"The file of execution {execution.ExecutionId} is of the format '{format}'; rows are read from {ReportFormat.Csv} and {ReportFormat.Tsv}."),
    };
}
