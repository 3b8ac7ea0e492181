using Insights.Typed.LocalService.Data;

namespace Insights.Typed.LocalService.Queries;

/// <summary>Runs queries on the data.</summary>
internal sealed class QueryRunner(DataStore store, Redaction redaction)
{
    public Redaction Redaction => redaction;

    /// <param name="query">The query.</param>
    /// <param name="window">The time that rows are from; null for the one that the query names, or the service's default.</param>
    /// <param name="now">What the query's range looks back from.</param>
    /// <param name="cancellationToken">Stops the query, in its middle too.</param>
    /// <param name="rows">At most how many rows are wanted.</param>
    public Task<QueryResult> RunAsync(BoundQuery query, DateWindow? window, DateTime now, CancellationToken cancellationToken, long rows = long.MaxValue) =>
        QueryResult.RunAsync(store, query, window ?? DateWindow.Of(query.DateRange ?? DateWindow.DefaultFor(query.Table.Schema), now), cancellationToken, rows, redaction);
}
