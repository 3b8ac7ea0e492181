using System.IO.Pipelines;
using Insights.Typed.Explore.Results;

namespace Insights.Typed.Explore.Files;

/// <summary>Writes the rows of a result as Parquet, with the types of the schemas.</summary>
internal static class ParquetResult
{
    /// <param name="table">The rows.</param>
    /// <param name="query">The query with its types.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ExploreException">A value does not fit its type.</exception>
    public static async Task WriteAsync(ResultTable table, InsightsQuery query, string path, CancellationToken cancellationToken)
    {
        // The reader of reports decodes the values, as it does for a file of the service.
        var pipe = new Pipe();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteRowsAsync(table, pipe.Writer, stop.Token);
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                await ReportFileConverter.WriteParquetAsync(query, pipe.Reader.AsStream(), file, cancellationToken: stop.Token).ConfigureAwait(false);
            }
        }
        catch (ReportFormatException exception)
        {
            throw new ExploreException(ExploreFailure.Conflict, $"A value does not fit its type in Parquet: {exception.Message} Save the result as CSV instead.", exception);
        }
        finally
        {
            // After an error, the writer need not write the other rows.
            await stop.CancelAsync().ConfigureAwait(false);
            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(false);
        }
    }

    private static async Task WriteRowsAsync(ResultTable table, PipeWriter writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await ResultFile.WriteCsvAsync(table, writer.AsStream(leaveOpen: true), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The reader throws it.
            failure = exception;
        }

        await writer.CompleteAsync(failure).ConfigureAwait(false);
    }
}
