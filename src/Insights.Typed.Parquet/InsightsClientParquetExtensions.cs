using Apache.Arrow;
using Insights.Typed.Parquet.Columns;
using Insights.Typed.Parquet.Files;

namespace Insights.Typed;

/// <summary>Extends <see cref="InsightsClient"/> with runs whose rows are written to Parquet files or read as record batches of Apache Arrow.</summary>
public static class InsightsClientParquetExtensions
{
    /// <summary>Runs a query as a report, as <see cref="InsightsClient.RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> does, and writes its columns to a Parquet file.</summary>
    /// <param name="client">The client.</param>
    /// <param name="query">The query. It defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="path">The path of the file. Its folder is created, and an existing file is replaced.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The numbers of rows, row groups and bytes.</returns>
    /// <remarks>
    /// The file is written under a temporary name in the same folder, and renamed when it is complete and on disk. After an error
    /// or a cancellation, an existing file at the path is unchanged, and the temporary one is deleted. Memory use is constant:
    /// one row group is in memory at a time.
    /// </remarks>
    /// <exception cref="ReportFormatException">A value does not fit its column, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException">The path is empty, or <see cref="ParquetOptions.File"/> is set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static Task<ParquetWriteResult> WriteParquetAsync(
        this InsightsClient client, InsightsQuery query, string path, ParquetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        SourceOptions.CheckForRun(options.File, nameof(options));
        return ParquetFile.WriteAsync(query, path, options, Open(client, options.Run), cancellationToken);
    }

    /// <summary>Runs a query as a report, and writes its columns to a stream in the Parquet format.</summary>
    /// <param name="client">The client.</param>
    /// <param name="query">The query.</param>
    /// <param name="destination">The stream. It is written asynchronously, one row group at a time, and flushed at the end; it need not be seekable, and stays open.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Discard what was written by then.</param>
    /// <returns>The numbers of rows, row groups and bytes.</returns>
    /// <exception cref="ReportFormatException">A value does not fit its column, and no row rejection allows it. Discard what was written.</exception>
    /// <exception cref="ArgumentException">The destination cannot be written, or <see cref="ParquetOptions.File"/> is set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static Task<ParquetWriteResult> WriteParquetAsync(
        this InsightsClient client, InsightsQuery query, Stream destination, ParquetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new();
        SourceOptions.CheckForRun(options.File, nameof(options));
        return ParquetFile.WriteAsync(query, destination, options, Open(client, options.Run), cancellationToken);
    }

    /// <summary>Runs a query as a report, and reads its columns as record batches.</summary>
    /// <param name="client">The client.</param>
    /// <param name="query">The query. It defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation or the reading.</param>
    /// <returns>The batches, each with separate memory. A report without rows has none. It can be enumerated once.</returns>
    /// <exception cref="ReportFormatException">During the enumeration: a value does not fit its column, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException"><see cref="ArrowOptions.File"/> is set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static IAsyncEnumerable<RecordBatch> ReadArrowAsync(
        this InsightsClient client, InsightsQuery query, ArrowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(query);
        options ??= new();
        SourceOptions.CheckForRun(options.File, nameof(options));
        return ReportColumns.Read(query, options.GetFormat(), Open(client, options.Run), cancellationToken);
    }

    private static Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> Open(InsightsClient client, ReportRunOptions? options) =>
        (records, token) => client.RunAsync(records, options ?? new(), token);
}
