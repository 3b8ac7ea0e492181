using System.Data.Common;
using Insights.Typed.Data;
using Insights.Typed.Reading;
using Insights.Typed.Reading.Rejection;

namespace Insights.Typed;

/// <summary>Reads report files that are there already. That needs no client, no network and no token.</summary>
/// <remarks>
/// A query says which columns are read, as which types, and what becomes of a row. Its conditions, order and limit are the
/// service's to apply: here every row of the file is given. The file may have more columns, in any order; one compressed by
/// gzip is told by its first bytes and decompressed.
/// </remarks>
public static class ReportFileReader
{
    /// <summary>The rows of a file on disk.</summary>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <param name="query">The query that the file answers, or another on the same dataset with no other columns.</param>
    /// <param name="path">The file. Opened when the rows are enumerated, each time anew.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The path is empty, or the format is one that cannot be read.</exception>
    /// <exception cref="ReportFormatException">While the rows are enumerated: the file does not hold what the query asks for. All rows before the fault have been given.</exception>
    /// <exception cref="IOException">While the rows are enumerated: the file cannot be read.</exception>
    public static IAsyncEnumerable<T> ReadAsync<T>(InsightsQuery<T> query, string path, ReportFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        return CreateRows(query, () => new DiskReportSource(path), options.GetFormat(path), options.RowRejection?.Copy(), cancellationToken);
    }

    /// <summary>The rows of a report file in a stream.</summary>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <param name="query">The query that the file answers, or another on the same dataset with no other columns.</param>
    /// <param name="stream">The file from its first byte on. Read once, as far as rows are enumerated and some way beyond, and left open.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, or the format is one that cannot.</exception>
    /// <exception cref="ReportFormatException">While the rows are enumerated: the file does not hold what the query asks for. All rows before the fault have been given.</exception>
    public static IAsyncEnumerable<T> ReadAsync<T>(InsightsQuery<T> query, Stream stream, ReportFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfNotReadable(stream);
        options ??= new();
        return CreateRows(query, () => new StreamReportSource(stream), options.GetFormat(path: null), options.RowRejection?.Copy(), cancellationToken);
    }

    /// <summary>The columns of a file on disk as a data reader, for everything that takes one: bulk copies, <see cref="System.Data.DataTable.Load(System.Data.IDataReader)"/> and the like.</summary>
    /// <param name="query">Says which columns are read, in which order and as which types. What its <c>Select</c> makes of a row plays no part.</param>
    /// <param name="path">The file. Opened by the first read.</param>
    /// <param name="options">How to read it.</param>
    /// <returns>A reader in constant memory. See <see cref="InsightsClient.OpenDataReaderAsync(InsightsQuery, CancellationToken)"/> for its types.</returns>
    /// <exception cref="ArgumentException">The path is empty, or the format is one that cannot be read.</exception>
    public static DbDataReader OpenDataReader(InsightsQuery query, string path, ReportFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        var format = options.GetFormat(path);
        var rejection = options.RowRejection?.Copy();
        return new ReportDataReader(query, (cells, token) => CreateRows(cells, () => new DiskReportSource(path), format, rejection, token));
    }

    /// <summary>The columns of a report file in a stream as a data reader.</summary>
    /// <param name="query">Says which columns are read, in which order and as which types. What its <c>Select</c> makes of a row plays no part.</param>
    /// <param name="stream">The file from its first byte on. Left open.</param>
    /// <param name="options">How to read it.</param>
    /// <returns>A reader in constant memory. See <see cref="InsightsClient.OpenDataReaderAsync(InsightsQuery, CancellationToken)"/> for its types.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read, or the format is one that cannot.</exception>
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
