using Apache.Arrow;
using Insights.Typed.Parquet.Columns;
using Insights.Typed.Parquet.Files;

namespace Insights.Typed;

/// <summary>Extends <see cref="ScheduledReport{T}"/> with executions that are written to Parquet files or read as record batches of Apache Arrow.</summary>
public static class ScheduledReportParquetExtensions
{
    /// <summary>Writes the columns of a completed execution to a Parquet file.</summary>
    /// <param name="report">The report, whose query defines the columns, their order and their types.</param>
    /// <param name="execution">The execution. If its link has expired, a new one is requested.</param>
    /// <param name="path">The path of the file. Its folder is created, and an existing file is replaced.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its column.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <typeparam name="T">The type that one row of the report is read as.</typeparam>
    /// <returns>The numbers of rows, row groups and bytes.</returns>
    /// <remarks><inheritdoc cref="InsightsClientParquetExtensions.WriteParquetAsync(InsightsClient, InsightsQuery, string, ParquetOptions, CancellationToken)" path="/remarks/node()" /></remarks>
    /// <exception cref="ReportFormatException">A value does not fit its column, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException">The execution belongs to another report, an option is out of range, or the options of a run or a file are set.</exception>
    public static Task<ParquetWriteResult> WriteParquetAsync<T>(
        this ScheduledReport<T> report, ReportExecution execution, string path, ParquetOptions? options = null,
        IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentException.ThrowIfNullOrEmpty(path);
        SourceOptions.CheckForExecution(options?.Run, options?.File, nameof(options));
        return ParquetFile.WriteAsync(report.Query, path, options ?? new(), Open(report, execution, progress, rowRejection), cancellationToken);
    }

    /// <summary>Writes the columns of a completed execution to a stream in the Parquet format.</summary>
    /// <param name="report">The report, whose query defines the columns, their order and their types.</param>
    /// <param name="execution">The execution. If its link has expired, a new one is requested.</param>
    /// <param name="destination">The stream. It is written asynchronously, one row group at a time, and flushed at the end; it need not be seekable, and stays open.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its column.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Discard what was written by then.</param>
    /// <typeparam name="T">The type that one row of the report is read as.</typeparam>
    /// <returns>The numbers of rows, row groups and bytes.</returns>
    /// <exception cref="ReportFormatException">A value does not fit its column, and no row rejection allows it. Discard what was written.</exception>
    /// <exception cref="ArgumentException">The execution belongs to another report, the destination cannot be written, an option is out of range, or the options of a run or a file are set.</exception>
    public static Task<ParquetWriteResult> WriteParquetAsync<T>(
        this ScheduledReport<T> report, ReportExecution execution, Stream destination, ParquetOptions? options = null,
        IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(destination);
        SourceOptions.CheckForExecution(options?.Run, options?.File, nameof(options));
        return ParquetFile.WriteAsync(report.Query, destination, options ?? new(), Open(report, execution, progress, rowRejection), cancellationToken);
    }

    /// <summary>Reads the columns of a completed execution as record batches.</summary>
    /// <param name="report">The report, whose query defines the columns, their order and their types.</param>
    /// <param name="execution">The execution. If its link has expired, a new one is requested.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Receives the progress while the file is read; may be null.</param>
    /// <param name="rowRejection">The options for rejected rows; null to fail at the first row with a value that does not fit its column.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <typeparam name="T">The type that one row of the report is read as.</typeparam>
    /// <returns>The batches, each with separate memory. A report without rows has none. It can be enumerated once.</returns>
    /// <exception cref="ReportFormatException">During the enumeration: a value does not fit its column, and no row rejection allows it.</exception>
    /// <exception cref="ArgumentException">The execution belongs to another report, an option is out of range, or the options of a run or a file are set.</exception>
    public static IAsyncEnumerable<RecordBatch> ReadArrowAsync<T>(
        this ScheduledReport<T> report, ReportExecution execution, ArrowOptions? options = null,
        IProgress<ReportProgress>? progress = null, RowRejectionOptions? rowRejection = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        SourceOptions.CheckForExecution(options?.Run, options?.File, nameof(options));
        return ReportColumns.Read(report.Query, (options ?? new()).GetFormat(), Open(report, execution, progress, rowRejection), cancellationToken);
    }

    private static Func<InsightsQuery<int>, CancellationToken, IAsyncEnumerable<int>> Open<T>(
        ScheduledReport<T> report, ReportExecution execution, IProgress<ReportProgress>? progress, RowRejectionOptions? rowRejection) =>
        (records, token) => report.ReadAsync(records, execution, progress, rowRejection, token);
}
