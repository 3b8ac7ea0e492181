using System.Data.Common;
using Insights.Typed.Data;
using Insights.Typed.Reading;
using Insights.Typed.Reading.Rejection;

namespace Insights.Typed;

/// <summary>Reads existing report files, without a client, a network or a token.</summary>
/// <remarks>
/// A query defines the columns, their types and the projection of a row. The service applies its conditions, order and limit;
/// these methods return every row of the file. The file can have more columns, in any order; a gzip file
/// is recognized by its first bytes and decompressed.
/// </remarks>
public static class ReportFileReader
{
    /// <summary>Reads the rows of a file on disk.</summary>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <param name="query">The query that created the file, or another one on the same dataset without additional columns.</param>
    /// <param name="path">The path of the file. It is opened for each enumeration of the rows.</param>
    /// <param name="options">The options of the reading.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <exception cref="ArgumentException">The path is empty, the format is not supported, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="ReportFormatException">During the enumeration: the file does not match the query. All rows before the error have been returned.</exception>
    /// <exception cref="IOException">The file for rejected rows exists; or, during the enumeration, it cannot be written or the file cannot be read.</exception>
    public static IAsyncEnumerable<T> ReadAsync<T>(InsightsQuery<T> query, string path, ReportFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        return CreateRows(query, () => new DiskReportSource(path), options.GetFormat(path), options.RowRejection?.Copy(), cancellationToken);
    }

    /// <summary>Reads the rows of a report file in a stream.</summary>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <param name="query">The query that created the file, or another one on the same dataset without additional columns.</param>
    /// <param name="stream">The stream, at the first byte of the file. It is read once, possibly beyond the enumerated rows, and stays open.</param>
    /// <param name="options">The options of the reading.</param>
    /// <param name="cancellationToken">A token to cancel the reading.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, the format is not supported, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="ReportFormatException">During the enumeration: the file does not match the query. All rows before the error have been returned.</exception>
    /// <exception cref="IOException">The file for rejected rows exists; or, during the enumeration, it cannot be written or the stream cannot be read.</exception>
    public static IAsyncEnumerable<T> ReadAsync<T>(InsightsQuery<T> query, Stream stream, ReportFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfNotReadable(stream);
        options ??= new();
        return CreateRows(query, () => new StreamReportSource(stream), options.GetFormat(path: null), options.RowRejection?.Copy(), cancellationToken);
    }

    /// <summary>Opens the columns of a file on disk as a data reader: for bulk copies, <see cref="System.Data.DataTable.Load(System.Data.IDataReader)"/> and other methods that accept one.</summary>
    /// <param name="query">The query, which defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="path">The path of the file. The first read opens it.</param>
    /// <param name="options">The options of the reading.</param>
    /// <returns>A reader with constant memory use. See <see cref="InsightsClient.OpenDataReaderAsync(InsightsQuery, CancellationToken)"/> for its types.</returns>
    /// <exception cref="ArgumentException">The path is empty, the format is not supported, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="IOException">The file for rejected rows exists.</exception>
    public static DbDataReader OpenDataReader(InsightsQuery query, string path, ReportFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        var format = options.GetFormat(path);
        var rejection = options.RowRejection?.Copy();
        return new ReportDataReader(query, (cells, token) => CreateRows(cells, () => new DiskReportSource(path), format, rejection, token));
    }

    /// <summary>Opens the columns of a report file in a stream as a data reader.</summary>
    /// <param name="query">The query, which defines the columns, their order and their types. The projection in its <c>Select</c> is not used.</param>
    /// <param name="stream">The stream, at the first byte of the file. It stays open.</param>
    /// <param name="options">The options of the reading.</param>
    /// <returns>A reader with constant memory use. See <see cref="InsightsClient.OpenDataReaderAsync(InsightsQuery, CancellationToken)"/> for its types.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read, the format is not supported, or rejected rows would be lost: the options have neither a method nor a file for them.</exception>
    /// <exception cref="IOException">The file for rejected rows exists.</exception>
    public static DbDataReader OpenDataReader(InsightsQuery query, Stream stream, ReportFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfNotReadable(stream);
        options ??= new();
        var format = options.GetFormat(path: null);
        var rejection = options.RowRejection?.Copy();
        return new ReportDataReader(query, (cells, token) => CreateRows(cells, () => new StreamReportSource(stream), format, rejection, token));
    }

    private static FileRows<T> CreateRows<T>(InsightsQuery<T> query, Func<ReportSource> createSource, DelimitedFormat format, RowRejectionOptions? rejection, CancellationToken cancellationToken) =>
        new(createSource, query.CreateProjector, query.DatasetName, format, rejection is null ? null : () => new RowRejecter(rejection), cancellationToken);

    private static void ThrowIfNotReadable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }
    }
}
