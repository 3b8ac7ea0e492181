using Apache.Arrow;
using Insights.Typed.Parquet.Columns;
using Insights.Typed.Parquet.Files;

namespace Insights.Typed;

/// <summary>Converts existing report files, without a client, a network or a token. <see cref="ReportFileReader"/> describes which files it reads.</summary>
public static class ReportFileConverter
{
    /// <summary>Writes the columns of a report file to a Parquet file.</summary>
    /// <param name="query">The query, which defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="sourcePath">The path of the report file.</param>
    /// <param name="path">The path of the Parquet file. Its folder is created, and an existing file is replaced.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The numbers of rows, row groups and bytes.</returns>
    /// <remarks><inheritdoc cref="InsightsClientParquetExtensions.WriteParquetAsync(InsightsClient, InsightsQuery, string, ParquetOptions, CancellationToken)" path="/remarks/node()" /></remarks>
    /// <exception cref="ReportFormatException">The file does not match the query, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException">A path is empty, an option is out of range, or the options of a run are set.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static Task<ParquetWriteResult> WriteParquetAsync(
        InsightsQuery query, string sourcePath, string path, ParquetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        SourceOptions.CheckForFile(options.Run, nameof(options));
        var file = options.File;
        return ParquetFile.WriteAsync(query, path, options, (records, token) => ReportFileReader.ReadAsync(records, sourcePath, file, token), cancellationToken);
    }

    /// <summary>Writes the columns of a report file in a stream to a stream in the Parquet format.</summary>
    /// <param name="query">The query, which defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="source">The stream of the report file, at its first byte. It stays open.</param>
    /// <param name="destination">The stream of the Parquet file. It is written asynchronously, one row group at a time, and flushed at the end; it need not be seekable, and stays open.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Discard what was written by then.</param>
    /// <returns>The numbers of rows, row groups and bytes.</returns>
    /// <exception cref="ReportFormatException">The file does not match the query, and no row rejection allows it. Discard what was written.</exception>
    /// <exception cref="ArgumentException">The source cannot be read, the destination cannot be written, an option is out of range, or the options of a run are set.</exception>
    public static Task<ParquetWriteResult> WriteParquetAsync(
        InsightsQuery query, Stream source, Stream destination, ParquetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new();
        SourceOptions.CheckForFile(options.Run, nameof(options));
        var file = options.File;
        return ParquetFile.WriteAsync(query, destination, options, (records, token) => ReportFileReader.ReadAsync(records, source, file, token), cancellationToken);
    }

    /// <summary>Reads the columns of a report file as record batches.</summary>
    /// <param name="query">The query, which defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="sourcePath">The path of the report file.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <returns>The batches, each with separate memory. A report without rows has none. It can be enumerated once.</returns>
    /// <exception cref="ReportFormatException">During the enumeration: the file does not match the query, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException">The path is empty, an option is out of range, or the options of a run are set.</exception>
    public static IAsyncEnumerable<RecordBatch> ReadArrowAsync(
        InsightsQuery query, string sourcePath, ArrowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        options ??= new();
        SourceOptions.CheckForFile(options.Run, nameof(options));
        var file = options.File;
        return ReportColumns.Read(query, options.GetFormat(), (records, token) => ReportFileReader.ReadAsync(records, sourcePath, file, token), cancellationToken);
    }

    /// <summary>Reads the columns of a report file in a stream as record batches.</summary>
    /// <param name="query">The query, which defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="source">The stream of the report file, at its first byte. It stays open.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <returns>The batches, each with separate memory. A report without rows has none. It can be enumerated once.</returns>
    /// <exception cref="ReportFormatException">During the enumeration: the file does not match the query, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException">The source cannot be read, an option is out of range, or the options of a run are set.</exception>
    public static IAsyncEnumerable<RecordBatch> ReadArrowAsync(
        InsightsQuery query, Stream source, ArrowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new();
        SourceOptions.CheckForFile(options.Run, nameof(options));
        var file = options.File;
        return ReportColumns.Read(query, options.GetFormat(), (records, token) => ReportFileReader.ReadAsync(records, source, file, token), cancellationToken);
    }
}
