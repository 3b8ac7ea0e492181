using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Insights.Typed.Client.Items;
using Insights.Typed.Contracts;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>Datasets and queries: the service's operations, one method each.</content>
public sealed partial class InsightsClient
{
    /// <summary>What the service says where a filter matches nothing.</summary>
    private const string NoItemMessage = "no item found";

    /// <summary>The datasets that the service offers.</summary>
    /// <param name="datasetName">Only this one; null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Asked for page by page, as far as they are read. Empty where nothing matches, which the service answers with 404.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public IAsyncEnumerable<DatasetDescription> GetDatasetsAsync(string? datasetName = null, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.AddFilters("ScheduledDataset", (nameof(datasetName), datasetName));
        return service.SendForPagesAsync(
            new ServiceRequest("get datasets", HttpMethod.Get, address, EmptyListMessage: NoItemMessage),
            InsightsJson.Default.EnvelopeDatasetDescription,
            cancellationToken);
    }

    /// <summary>Checks that the service can be reached and accepts this client's credential, by one small request.</summary>
    /// <param name="cancellationToken">A token that cancels the request.</param>
    /// <returns>A task that completes when the service has accepted the request.</returns>
    /// <remarks>
    /// Reads the first page of the datasets (our choice: the service has no operation for this purpose). The request is sent
    /// once, whatever <see cref="InsightsClientOptions.MaxRetries"/> says, so that a health check reports an outage at once.
    /// </remarks>
    /// <exception cref="InsightsServiceException">The service refuses the request.</exception>
    /// <exception cref="InsightsException">There is no token, the service cannot be reached, or the response is not the service's.</exception>
    public async Task CheckAccessAsync(CancellationToken cancellationToken = default)
    {
        var request = new ServiceRequest("get datasets", HttpMethod.Get, "ScheduledDataset", IsSingleAttempt: true);
        await service.SendAsync(request, InsightsJson.Default.EnvelopeDatasetDescription, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The queries that the service keeps.</summary>
    /// <param name="queryId">Only the one with this id; null for any.</param>
    /// <param name="queryName">Only those with this name; null for any.</param>
    /// <param name="origin">Only those of this origin; by default the service's own and the created ones.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Asked for page by page, as far as they are read. Empty where nothing matches, which the service answers with 404.</returns>
    /// <exception cref="ArgumentException">A filter is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The origin is none of the named ones.</exception>
    public IAsyncEnumerable<SavedQuery> GetQueriesAsync(
        string? queryId = null, string? queryName = null, QueryOrigin origin = QueryOrigin.Any, CancellationToken cancellationToken = default)
    {
        var (filter, value) = origin switch
        {
            QueryOrigin.Any => ("includeSystemQueries", "true"),
            QueryOrigin.Created => ("includeSystemQueries", "false"),
            QueryOrigin.System => ("includeOnlySystemQueries", "true"),
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Queries are of any origin, created, or the system's."),
        };
        var address = ServiceAddress.AddFilters("ScheduledQueries", (nameof(queryId), queryId), (nameof(queryName), queryName), (filter, value));
        return service.SendForPagesAsync(
            new ServiceRequest("get queries", HttpMethod.Get, address, EmptyListMessage: NoItemMessage),
            InsightsJson.Default.EnvelopeSavedQuery,
            cancellationToken);
    }

    /// <summary>Has the service keep a query, so that reports can be made of it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="query">The query.</param>
    /// <param name="description">What it is for; may be null.</param>
    /// <param name="cancellationToken">Gives up waiting. The query may have been created all the same.</param>
    /// <remarks>
    /// Where the service's answer gets lost, the query is looked up by its name and text before it is created again: there
    /// is never a second one. Of a <see cref="SystemQuery{TRow}"/> it creates a copy of its published text, as a query of your own with a name
    /// and an id of its own. That one stays as it is when the service changes its own. To make a report of the
    /// service's own there is nothing to create: <see cref="SystemQuery{TRow}.QueryId"/> is its id.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Task<SavedQuery> CreateQueryAsync(string name, InsightsQuery query, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CreateQueryAsync(name, query.ToString(), description, cancellationToken);
    }

    /// <summary>Has the service keep a query that is given as text, so that reports can be made of it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="queryText">
    /// The text, sent as it is. Where it is written out in the code, it is checked against the grammar and the project's
    /// schemas while it is typed; text that is put together at run time is checked by nobody but the service.
    /// </param>
    /// <param name="description">What it is for; may be null.</param>
    /// <param name="cancellationToken">Gives up waiting. The query may have been created all the same.</param>
    /// <exception cref="ArgumentException">The name or the text is empty.</exception>
    public Task<SavedQuery> CreateQueryAsync(
        string name, [StringSyntax(InsightsQuerySyntax.Name)] string queryText, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(queryText);
        var requestedAt = options.TimeProvider.GetTimestamp();
        return new IdempotentCreation<SavedQuery>(
            retry,
            (onSending, token) => SendNewQueryAsync(name, queryText, description, onSending, token),
            token => FindCreatedQueryAsync(name, queryText, requestedAt, token)).CreateAsync(cancellationToken);
    }

    /// <summary>Deletes a query that was created before.</summary>
    /// <param name="queryId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task DeleteQueryAsync(string queryId, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.Create("ScheduledQueries", queryId, nameof(queryId));
        return service.DeleteAsync(new ServiceRequest("delete query", HttpMethod.Delete, address), cancellationToken);
    }

    /// <summary>Sends the request without a search for what a lost response leaves open. The caller does that.</summary>
    internal Task<SavedQuery> SendNewQueryAsync(string name, string queryText, string? description, Action onSending, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new NewQuery(name, description, queryText), InsightsJson.Default.NewQuery);
        return service.SendForOneAsync(
            new ServiceRequest("create query", HttpMethod.Post, "ScheduledQueries", queryText, body) { OnSending = onSending },
            InsightsJson.Default.EnvelopeSavedQuery,
            cancellationToken);
    }

    private async Task<SavedQuery?> FindCreatedQueryAsync(string name, string queryText, long requestedAt, CancellationToken cancellationToken)
    {
        var matches = await GetQueriesAsync(queryName: name, origin: QueryOrigin.Created, cancellationToken: cancellationToken)
            .Where(query => query.Query == queryText)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return CreatedResourceMatcher.FindMatch("create query", $"the query '{name}'", matches, query => query.CreatedTime, service.ToServiceTime(requestedAt));
    }
}
