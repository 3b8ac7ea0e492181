using System.Runtime.CompilerServices;
using Insights.Typed.Reading;

namespace Insights.Typed.Reports;

/// <summary>Reads the rows of a completed execution from its file.</summary>
internal sealed class ExecutionRows(InsightsClientOptions options, HttpMessageInvoker http, ServiceRetry retry)
{
    /// <param name="query">What the rows are of.</param>
    /// <param name="execution">The execution, completed.</param>
    /// <param name="again">Asks for it again, for a link that has not expired.</param>
    /// <param name="progress">Told of what was read.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        Query<T> query,
        ReportExecution execution,
        Func<CancellationToken, Task<ReportExecution>> again,
        ProgressTeller progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var separator = SeparatorOf(execution);
        if (execution.DataRedacted)
        {
            options.OnDataRedacted?.Invoke(query);
        }

        var source = new ReportFileSource(
            http, retry, async token => ExecutionLink.Of(await again(token).ConfigureAwait(false)), ExecutionLink.Of(execution));
        var file = new ReportFile(source, options.MaxRetries);
        await using (file.ConfigureAwait(false))
        {
            progress.Tell(p => p with { Stage = ReportStage.Reading });
            var (told, rows) = (0L, 0L);
            await foreach (var row in ReportReader.ReadAsync(file, query.CreateProjector(), query.DatasetName, separator, options.MaxRecordBytes, cancellationToken).ConfigureAwait(false))
            {
                if (progress.IsHeard && file.Position != told)
                {
                    told = file.Position;
                    TellRows();
                }

                rows++;
                yield return row;
            }

            TellRows();

            void TellRows() => progress.Tell(p => p with { Bytes = file.Position, TotalBytes = source.Length, Rows = rows });
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
