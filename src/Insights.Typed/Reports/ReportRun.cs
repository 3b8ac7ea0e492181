using System.Runtime.CompilerServices;
using Insights.Typed.Reading;

namespace Insights.Typed.Reports;

/// <summary>One run of a query as a report, from creating it to cleaning up behind it.</summary>
internal sealed class ReportRun(InsightsClient client, InsightsClientOptions options, HttpMessageInvoker http, ServiceRetry retry)
{
    private OwnItem? ownQuery;
    private OwnItem? ownReport;

    public async IAsyncEnumerable<T> ReadAsync<T>(Query<T> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            var rows = RowsAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (rows.ConfigureAwait(false))
            {
                while (await MoveNextAsync().ConfigureAwait(false))
                {
                    yield return rows.Current;
                }
            }

            async ValueTask<bool> MoveNextAsync()
            {
                try
                {
                    return await rows.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    failure = exception;
                    throw;
                }
            }
        }
        finally
        {
            await CleanUpAsync(failure).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<T> RowsAsync<T>(Query<T> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Unique, so that what a run left behind after a crash can be told from what is in use.
        var name = $"Insights.Typed {query.DatasetName} {Guid.NewGuid():N}";
        var queryId = query.KeptAs ?? await (ownQuery = QueryCalled(name, query)).CreateAsync(cancellationToken).ConfigureAwait(false);
        var reportId = await (ownReport = ReportCalled(name, queryId)).CreateAsync(cancellationToken).ConfigureAwait(false);
        var wait = new ExecutionWait(client, options);
        (Uri? first, var redacted) = await wait.ForLinkAsync(reportId, cancellationToken).ConfigureAwait(false);
        if (redacted)
        {
            options.OnDataRedacted?.Invoke(query);
        }

        var source = new ReportFileSource(http, retry, NextLinkAsync);
        var file = new ReportFile(source, options.MaxRetries);
        await using (file.ConfigureAwait(false))
        {
            var rows = ReportReader.ReadAsync(file, query.CreateProjector(), query.DatasetName, (byte)',', options.MaxRecordBytes, cancellationToken);
            await foreach (var row in rows.ConfigureAwait(false))
            {
                yield return row;
            }
        }

        // The link that has just been waited for; after that, whenever it is asked for, a fresh one.
        async Task<Uri> NextLinkAsync(CancellationToken token)
        {
            var next = first ?? (await wait.ForLinkAsync(reportId, token).ConfigureAwait(false)).Link;
            first = null;
            return next;
        }
    }

    /// <summary>
    /// Deletes what was created, also after a cancellation, so with a time limit of its own. What fails here is the
    /// error of the run, unless the run has one already; that one then names what was left behind.
    /// </summary>
    private async Task CleanUpAsync(Exception? failure)
    {
        var errors = new List<Exception>();
        await TryAsync(ownReport).ConfigureAwait(false);
        await TryAsync(ownQuery).ConfigureAwait(false);
        if (errors.Count == 0)
        {
            return;
        }

        var leftBehind = $"The run is over, but the service may still have its query ({Told(ownQuery)}) or report ({Told(ownReport)}): {errors[0].Message}";
        if (failure is null)
        {
            throw new InsightsException(leftBehind, errors[0]);
        }

        failure.Data["Insights.Typed.LeftBehind"] = leftBehind;

        async Task TryAsync(OwnItem? item)
        {
            try
            {
                using var timeout = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
                await (item?.DeleteAsync(timeout.Token) ?? Task.CompletedTask).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is InsightsException or OperationCanceledException or ObjectDisposedException)
            {
                errors.Add(exception);
            }
        }
    }

    private static string Told(OwnItem? item) => item is null ? "none created" : item.Id ?? "its id is not known";

    private OwnItem QueryCalled(string name, Query query) => new(
        retry,
        async token => (await client.CreateQueryAsync(name, query, cancellationToken: token).ConfigureAwait(false)).QueryId,
        async token => (await client.GetQueriesAsync(queryName: name, origin: QueryOrigin.Created, cancellationToken: token).FirstOrDefaultAsync(token).ConfigureAwait(false))?.QueryId,
        client.DeleteQueryAsync);

    private OwnItem ReportCalled(string name, string queryId) => new(
        retry,
        async token => (await client.CreateReportNowAsync(name, queryId, cancellationToken: token).ConfigureAwait(false)).ReportId,
        async token => (await client.GetReportsAsync(reportName: name, cancellationToken: token).FirstOrDefaultAsync(token).ConfigureAwait(false))?.ReportId,
        client.DeleteReportAsync);
}
