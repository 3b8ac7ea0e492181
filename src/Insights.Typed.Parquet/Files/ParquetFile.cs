using Insights.Typed.Parquet.Columns;

namespace Insights.Typed.Parquet.Files;

/// <summary>Writes the columns of a report to a Parquet file.</summary>
internal static class ParquetFile
{
    /// <summary>Writes a file under a temporary name, and renames it when it is complete. Nothing is left after an error.</summary>
    public static async Task<ParquetWriteResult> WriteAsync(
        InsightsQuery query, string path, ParquetOptions options, Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> open, CancellationToken cancellationToken)
    {
        var reader = new BatchReader(query, options.GetFormat(), isReused: true);
        using var encoder = new ParquetEncoder(reader.Schema, options);
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);

        // Engines that read a whole folder ignore names that start with a dot.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            ParquetWriteResult result;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                result = await WriteAsync(reader, encoder, file, open, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a file to a stream, which is flushed and stays open. A stream that cannot be written is rejected before a report is run for it.</summary>
    public static async Task<ParquetWriteResult> WriteAsync(
        InsightsQuery query, Stream destination, ParquetOptions options, Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> open, CancellationToken cancellationToken)
    {
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The destination cannot be written.", nameof(destination));
        }

        var reader = new BatchReader(query, options.GetFormat(), isReused: true);
        using var encoder = new ParquetEncoder(reader.Schema, options);
        var result = await WriteAsync(reader, encoder, destination, open, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static async Task<ParquetWriteResult> WriteAsync(
        BatchReader reader, ParquetEncoder encoder, Stream destination, Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> open, CancellationToken cancellationToken)
    {
        using var thread = new EncoderThread();
        var (rows, rowGroups) = (0L, 0);
        await foreach (var batch in ReportColumns.ReadAsync(reader, open(reader.CreateQuery(), cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                await thread.RunAsync(() => encoder.Add(batch)).ConfigureAwait(false);
                rows += batch.Length;
                rowGroups++;
            }

            await encoder.MoveToAsync(destination, cancellationToken).ConfigureAwait(false);
        }

        await thread.RunAsync(encoder.Complete).ConfigureAwait(false);
        await encoder.MoveToAsync(destination, cancellationToken).ConfigureAwait(false);
        return new ParquetWriteResult(rows, rowGroups, encoder.ByteCount);
    }
}
