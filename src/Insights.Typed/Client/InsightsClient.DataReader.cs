using System.Data.Common;
using Insights.Typed.Data;

namespace Insights.Typed;

/// <content>Queries as data readers.</content>
public sealed partial class InsightsClient
{
    /// <summary>Runs a query as a report, as <see cref="RunAsync{T}(InsightsQuery{T}, CancellationToken)"/> does, and gives its columns as a data reader: for bulk copies into a database, <see cref="System.Data.DataTable.Load(System.Data.IDataReader)"/> and everything else that takes one.</summary>
    /// <param name="query">Says which columns there are, in which order. What its <c>Select</c> makes of a row plays no part.</param>
    /// <param name="cancellationToken">Ends the run, as far as this method waits for it. Later reads have tokens of their own; one that is cancelled ends the reading.</param>
    /// <returns>
    /// The reader, once the first row is there or known not to come. It holds some rows at a time, whatever the size of the
    /// report. Dispose of it, best with <c>await using</c>: only then the run cleans up behind itself.
    /// </returns>
    /// <remarks>
    /// Values have the types of the dataset's schema: <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>,
    /// <see cref="Guid"/>, <see cref="bool"/>, <see cref="DateOnly"/> for days and <see cref="DateTime"/>, in UTC, for times;
    /// <c>GetDateTime</c> returns a day at midnight. <c>GetDataTypeName</c> returns the names of standard SQL, such as
    /// <c>bigint</c> and <c>date</c>. Where a value is missing there is <see cref="DBNull"/>. <c>Read</c>, <c>HasRows</c> and <c>Dispose</c> block while the network is waited for, since
    /// some consumers know no other way; those that do should be given the asynchronous one.
    /// </remarks>
    public Task<DbDataReader> OpenDataReaderAsync(InsightsQuery query, CancellationToken cancellationToken = default) =>
        OpenDataReaderAsync(query, new ReportRunOptions(), cancellationToken);

    /// <summary>Runs a query as a report, as <see cref="OpenDataReaderAsync(InsightsQuery, CancellationToken)"/> does, with options.</summary>
    /// <param name="query">Says which columns there are, in which order.</param>
    /// <param name="options">How to run it. Copied: later changes of it do not affect the run.</param>
    /// <param name="cancellationToken">Ends the run, as far as this method waits for it.</param>
    /// <returns>The reader, once the first row is there or known not to come.</returns>
    public async Task<DbDataReader> OpenDataReaderAsync(InsightsQuery query, ReportRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        return await ReportDataReader.OpenAsync(query, (cells, token) => RunAsync(cells, copy, token), cancellationToken).ConfigureAwait(false);
    }
}
