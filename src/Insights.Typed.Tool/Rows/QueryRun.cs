using System.Text;
using Insights.Typed.Export.Files;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>A run of a query, whose rows are shown or written while they arrive.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="query">The query.</param>
/// <param name="inspection">The inspection of the query by the schema files; null if they cannot be read.</param>
/// <param name="options">The times of the data, and the rejection of rows.</param>
/// <param name="rejectedRows">The rejected rows; null if no row can be rejected.</param>
/// <param name="isPreview">Whether the rows are those of a preview, and not of a report.</param>
/// <param name="screen">The screen of the command.</param>
internal sealed class QueryRun(
    InsightsClient client, InsightsQuery<TextRow> query, QueryInspection? inspection, ReportRunOptions options, RejectedRows? rejectedRows, bool isPreview, Screen screen)
{
    /// <summary>Shows the rows.</summary>
    public async Task ShowAsync(bool isCsv, CancellationToken cancellationToken)
    {
        if (isPreview)
        {
            await ShowAsync(Preview(cancellationToken)).ConfigureAwait(false);
            return;
        }

        if (!screen.Context.IsOutputTerminal)
        {
            await screen.WithProgressAsync("running the query", progress => ShowAsync(RunAsync(progress, cancellationToken))).ConfigureAwait(false);
            return;
        }

        // If rows are written to the same terminal, the bar disappears with the first one.
        IAsyncEnumerator<TextRow>? rows = null;
        try
        {
            var hasRow = await screen.WithProgressAsync("running the query", async progress =>
            {
                rows = RunAsync(progress, cancellationToken).GetAsyncEnumerator(cancellationToken);
                return await rows.MoveNextAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
            await ShowAsync(Enumerate(rows!, hasRow)).ConfigureAwait(false);
        }
        finally
        {
            if (rows is not null)
            {
                await rows.DisposeAsync().ConfigureAwait(false);
            }
        }

        Task<long> ShowAsync(IAsyncEnumerable<TextRow> shown) => CopyAsync(shown, () => RowWriter.Create(screen, query, inspection, isCsv), cancellationToken);
    }

    /// <summary>Writes the rows to a file. Returns their number.</summary>
    public async Task<long> WriteAsync(OutputFile file, ExportFormat format, CancellationToken cancellationToken) => isPreview
        ? await file.WriteAsync(stream => WriteTextAsync(Preview(cancellationToken), format, stream, cancellationToken)).ConfigureAwait(false)
        : await screen.WithProgressAsync("running the query", progress => file.WriteAsync(stream => format switch
        {
            ExportFormat.Parquet => WriteParquetAsync(stream, progress, cancellationToken),
            ExportFormat.Csv or ExportFormat.Jsonl => WriteTextAsync(RunAsync(progress, cancellationToken), format, stream, cancellationToken),
        })).ConfigureAwait(false);

    private IAsyncEnumerable<TextRow> Preview(CancellationToken cancellationToken) => client.PreviewAsync(query, options.QueryStartTime, options.QueryEndTime, cancellationToken);

    private IAsyncEnumerable<TextRow> RunAsync(IWorkProgress progress, CancellationToken cancellationToken)
    {
        options.Progress = new ReportBar(progress);
        return client.RunAsync(query, options, cancellationToken);
    }

    private async Task<long> WriteParquetAsync(Stream stream, IWorkProgress progress, CancellationToken cancellationToken)
    {
        options.Progress = new ReportBar(progress);
        var result = await client.WriteParquetAsync(query, stream, new ParquetOptions { Run = options }, cancellationToken).ConfigureAwait(false);
        return result.Rows;
    }

    private async Task<long> WriteTextAsync(IAsyncEnumerable<TextRow> rows, ExportFormat format, Stream stream, CancellationToken cancellationToken)
    {
        var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 65536, leaveOpen: true);
        await using (text.ConfigureAwait(false))
        {
            return await CopyAsync(rows, () => CreateWriter(text, format), cancellationToken).ConfigureAwait(false);
        }
    }

    private RowWriter CreateWriter(StreamWriter text, ExportFormat format) => format switch
    {
        ExportFormat.Csv => new CsvRowWriter(text, query),
        ExportFormat.Jsonl => new JsonLinesRowWriter(text, query, inspection),
        ExportFormat.Parquet => throw new ArgumentOutOfRangeException(nameof(format), format, "Parquet is no text."),
    };

    /// <summary>Writes the rows by a writer, which is created with the first one, because the service can refuse the query until then.</summary>
    private async Task<long> CopyAsync(IAsyncEnumerable<TextRow> rows, Func<RowWriter> createWriter, CancellationToken cancellationToken)
    {
        RowWriter? writer = null;
        string? error = "Stopped.";
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                (writer ??= createWriter()).Add(row);
            }

            writer ??= createWriter();
            error = null;
            return writer.Count;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            error = FailureMessage.Create(exception);
            throw;
        }
        finally
        {
            writer?.Complete(error, rejectedRows);
            writer?.Dispose();
        }
    }

    private static async IAsyncEnumerable<TextRow> Enumerate(IAsyncEnumerator<TextRow> rows, bool hasRow)
    {
        while (hasRow)
        {
            yield return rows.Current;
            hasRow = await rows.MoveNextAsync().ConfigureAwait(false);
        }
    }
}
