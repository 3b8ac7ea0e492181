using System.Data.Common;
using Insights.Typed.Data;

namespace Insights.Typed;

/// <content>Queries as data readers.</content>
public sealed partial class InsightsClient
{
    /// <summary>Runs a query as a report, as <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> does, and returns its columns as a data reader: for bulk copies into a database, <see cref="System.Data.DataTable.Load(System.Data.IDataReader)"/> and other methods that accept one.</summary>
    /// <param name="query">The query. It defines the columns and their order. The projection in its <c>Select</c> is not used.</param>
    /// <param name="cancellationToken">A token to cancel the operation until the reader is returned. Later reads accept separate tokens; canceling one ends the reading.</param>
    /// <returns>
    /// The reader, returned when the first row has arrived or the report has no rows. It buffers some rows at a time, for a report
    /// of any size. Dispose of it, preferably with <c>await using</c>: the run deletes its resources on the service only then.
    /// </returns>
    /// <remarks>
    /// Values have the types of the dataset's schema: <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>,
    /// <see cref="Guid"/>, <see cref="bool"/>, <see cref="DateOnly"/> for days and <see cref="DateTime"/>, in UTC, for times;
    /// <c>GetDateTime</c> returns a day at midnight. <c>GetDataTypeName</c> returns the names of standard SQL, such as
    /// <c>bigint</c> and <c>date</c>. A missing value is <see cref="DBNull"/>. <c>Read</c>, <c>HasRows</c> and <c>Dispose</c> block while they
    /// wait for the network, because some consumers have no asynchronous way; prefer the asynchronous methods where a consumer has them.
    /// </remarks>
    public Task<DbDataReader> OpenDataReaderAsync(InsightsQuery query, CancellationToken cancellationToken = default) =>
        OpenDataReaderAsync(query, new ReportRunOptions(), cancellationToken);

    /// <summary>Runs a query as a report, as <see cref="OpenDataReaderAsync(InsightsQuery, CancellationToken)"/> does, with options.</summary>
    /// <param name="query">The query. It defines the columns and their order.</param>
    /// <param name="options">The options of the run. They are copied: later changes do not affect the run.</param>
    /// <param name="cancellationToken">A token to cancel the operation until the reader is returned.</param>
    /// <returns>The reader, returned when the first row has arrived or the report has no rows.</returns>
    /// <exception cref="ArgumentException">The name is empty, or rejected rows would be lost: <see cref="ReportRunOptions.RowRejection"/> has neither a method nor a file for them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end of the data is before its start.</exception>
    /// <exception cref="IOException">The file for rejected rows exists, or cannot be written.</exception>
    public async Task<DbDataReader> OpenDataReaderAsync(InsightsQuery query, ReportRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        return await ReportDataReader.OpenAsync(query, (cells, token) => RunAsync(cells, copy, token), cancellationToken).ConfigureAwait(false);
    }
}
