namespace Insights.Typed.Export.Files;

/// <summary>Writes the rows of an execution in the format of a file.</summary>
internal static class RowWriter
{
    /// <returns>The number of rows.</returns>
    public static async Task<long> WriteAsync(ExportItem item, ExportFormat format, Stream destination, RowRejectionOptions? rejection, CancellationToken cancellationToken)
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
                ExportFormat.Jsonl => await JsonLinesFile.WriteAsync(reader, destination, cancellationToken).ConfigureAwait(false),
                ExportFormat.Parquet or _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format is unknown."),
            };
        }
    }
}
