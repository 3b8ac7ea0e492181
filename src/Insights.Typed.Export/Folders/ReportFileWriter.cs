namespace Insights.Typed.Export.Folders;

/// <summary>Writes the rows of an execution to a file.</summary>
internal static class ReportFileWriter
{
    /// <summary>Writes a file under a temporary name, and renames it when it is complete. Nothing is left after an error.</summary>
    /// <returns>The number of rows, and the length of the file.</returns>
    public static async Task<(long Rows, long Bytes)> WriteAsync(ExportItem item, ExportFormat format, string target, RowRejectionOptions? rejection, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = EntryFolder.CreateTemporaryPath(target);
        try
        {
            long rows;
            long bytes;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 65536, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                rows = await WriteAsync(item, format, file, rejection, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
                bytes = file.Length;
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
            return (rows, bytes);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static async Task<long> WriteAsync(ExportItem item, ExportFormat format, Stream destination, RowRejectionOptions? rejection, CancellationToken cancellationToken)
    {
        if (format == ExportFormat.Parquet)
        {
            var result = await item.Report.WriteParquetAsync(item.Execution, destination, progress: item.Progress, rowRejection: rejection, cancellationToken: cancellationToken).ConfigureAwait(false);
            return result.Rows;
        }

        var reader = await item.Report.OpenDataReaderAsync(item.Execution, item.Progress, rejection, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return format switch
            {
                ExportFormat.Csv => await CsvFile.WriteAsync(reader, destination, cancellationToken).ConfigureAwait(false),
                ExportFormat.JsonLines => await JsonLinesFile.WriteAsync(reader, destination, cancellationToken).ConfigureAwait(false),
                ExportFormat.Parquet or _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format is unknown."),
            };
        }
    }
}
