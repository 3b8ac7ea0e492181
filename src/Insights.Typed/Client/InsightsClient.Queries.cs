using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Insights.Typed.Client.Items;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Contracts;
using Insights.Typed.Operations;
using Insights.Typed.Requests;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>Datasets and queries: the service's operations, one method each.</content>
public sealed partial class InsightsClient
{
    /// <summary>The service's message when a filter matches nothing.</summary>
    private const string NoItemMessage = "no item found";

    /// <summary>Gets the datasets that the service offers.</summary>
    /// <param name="datasetName">The name of the dataset to get; null for all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A sequence that requests its pages while it is read. It is empty if nothing matches; the service responds with 404 then.</returns>
    /// <remarks>The service filters the datasets, and the client filters them again (our choice), so that no other dataset is taken for the requested one.</remarks>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public IAsyncEnumerable<DatasetDescription> GetDatasetsAsync(string? datasetName = null, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.AddFilters(ServiceOperation.GetDatasets.Path, (nameof(datasetName), datasetName));
        return service.SendForPagesAsync(
                new ServiceRequest(ServiceOperation.GetDatasets, address, EmptyListMessage: NoItemMessage),
                InsightsJson.Default.EnvelopeDatasetDescription,
                cancellationToken)
            .Where(dataset => ResourceFilter.MayHaveName(dataset.DatasetName, datasetName));
    }

    /// <summary>Checks with one small request that the service can be reached and accepts this client's credential.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that completes when the service has accepted the request.</returns>
    /// <remarks>
    /// Reads the first page of the datasets (our choice: the service has no operation for this purpose). The request is
    /// not retried, independent of <see cref="InsightsClientOptions.MaxRetries"/>, so that a health check reports an outage at once; only if the
    /// service refuses the token (401), it is sent again with a new one.
    /// </remarks>
    /// <exception cref="InsightsServiceException">The service refuses the request.</exception>
    /// <exception cref="InsightsException">No token is available, the service cannot be reached, or the response is not the service's.</exception>
    public async Task CheckAccessAsync(CancellationToken cancellationToken = default)
    {
        var request = new ServiceRequest(ServiceOperation.GetDatasets, ServiceOperation.GetDatasets.Path, IsSingleAttempt: true);
        await service.SendAsync(request, InsightsJson.Default.EnvelopeDatasetDescription, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the queries that the service stores.</summary>
    /// <param name="queryId">The id of the query to get; null for all.</param>
    /// <param name="queryName">The name of the queries to get; null for all.</param>
    /// <param name="origin">The origin of the queries to get; by default both system queries and created ones.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A sequence that requests its pages while it is read. It is empty if nothing matches; the service responds with 404 then.</returns>
    /// <remarks>The service filters the queries, and the client filters them again (our choice), so that no other query is taken for the requested one.</remarks>
    /// <exception cref="ArgumentException">A filter is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The origin is not a defined value.</exception>
    public IAsyncEnumerable<SavedQuery> GetQueriesAsync(
        string? queryId = null, string? queryName = null, QueryOrigin origin = QueryOrigin.Any, CancellationToken cancellationToken = default)
    {
        var (filter, value) = origin switch
        {
            QueryOrigin.Any => ("includeSystemQueries", "true"),
            QueryOrigin.Created => ("includeSystemQueries", "false"),
            QueryOrigin.System => ("includeOnlySystemQueries", "true"),
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, $"The origin must be {nameof(QueryOrigin.Any)}, {nameof(QueryOrigin.Created)} or {nameof(QueryOrigin.System)}."),
        };
        var address = ServiceAddress.AddFilters(ServiceOperation.GetQueries.Path, (nameof(queryId), queryId), (nameof(queryName), queryName), (filter, value));
        return service.SendForPagesAsync(
                new ServiceRequest(ServiceOperation.GetQueries, address, EmptyListMessage: NoItemMessage),
                InsightsJson.Default.EnvelopeSavedQuery,
                cancellationToken)
            .Where(query => ResourceFilter.MayHaveId(query.QueryId, queryId)
                && ResourceFilter.MayHaveName(query.Name, queryName)
                && ResourceFilter.MayHaveOrigin(query, origin));
    }

    /// <summary>Creates a query on the service, for reports to execute.</summary>
    /// <param name="name">The name of the query.</param>
    /// <param name="query">The query.</param>
    /// <param name="description">The description of the query; may be null.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The query may have been created nevertheless.</param>
    /// <remarks>
    /// If the service's response is lost, the query is looked up by its name and text before it is created again: it is
    /// never created twice. For a <see cref="SystemQuery{TRow}"/>, the method creates a copy of its published text, with a
    /// new name and id. The copy does not change when the service changes the system query. To create a report of the
    /// system query itself, use <see cref="SystemQuery{TRow}.QueryId"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Task<SavedQuery> CreateQueryAsync(string name, InsightsQuery query, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CreateQueryAsync(name, query.ToString(), description, cancellationToken);
    }

    /// <summary>Creates a query on the service from text, for reports to execute.</summary>
    /// <param name="name">The name of the query.</param>
    /// <param name="queryText">
    /// The text, sent unchanged. The analyzer checks a constant text against the grammar and the project's schemas;
    /// only the service checks a text that is built at run time.
    /// </param>
    /// <param name="description">The description of the query; may be null.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The query may have been created nevertheless.</param>
    /// <exception cref="ArgumentException">The name or the text is empty.</exception>
    public Task<SavedQuery> CreateQueryAsync(
        string name, [StringSyntax(InsightsQuerySyntax.Name)] string queryText, string? description = null, CancellationToken cancellationToken = default)
    {
        name = ReportFields.RequireText(name, nameof(name));
        ArgumentException.ThrowIfNullOrWhiteSpace(queryText);
        var requestedAt = options.TimeProvider.GetTimestamp();
        return new IdempotentCreation<SavedQuery>(
            retry,
            $"the query '{name}'",
            (onSending, token) => SendNewQueryAsync(name, queryText, description, onSending, token),
            token => FindCreatedQueryAsync(name, queryText, requestedAt, token)).CreateAsync(cancellationToken);
    }

    /// <summary>Creates a query on the service from text with values, for reports to execute.</summary>
    /// <param name="name">The name of the query.</param>
    /// <param name="queryText">The text. Each value is checked, and written as a typed query writes it: a string becomes <c>'Germany'</c>.</param>
    /// <param name="description">The description of the query; may be null.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The query may have been created nevertheless.</param>
    /// <remarks><see cref="InterpolatedQueryText"/> describes which values are accepted, and where.</remarks>
    /// <exception cref="ArgumentException">The name is empty, a value cannot be written in the query, or the text is not a query.</exception>
    public Task<SavedQuery> CreateQueryAsync(
        string name, [StringSyntax(InsightsQuerySyntax.Name)] InterpolatedQueryText queryText, string? description = null, CancellationToken cancellationToken = default) =>
        CreateQueryAsync(name, queryText.ToString(), description, cancellationToken);

    /// <summary>Deletes a query.</summary>
    /// <param name="queryId">The id of the query.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task DeleteQueryAsync(string queryId, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.Create(ServiceOperation.DeleteQuery, queryId, nameof(queryId));
        return service.DeleteAsync(new ServiceRequest(ServiceOperation.DeleteQuery, address), cancellationToken);
    }

    /// <summary>Sends the request without looking up the result of a lost response. The caller does that.</summary>
    internal Task<SavedQuery> SendNewQueryAsync(string name, string queryText, string? description, Action onSending, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new NewQuery(name, description, queryText), InsightsJson.Default.NewQuery);
        return service.SendForOneAsync(
            new ServiceRequest(ServiceOperation.CreateQuery, ServiceOperation.CreateQuery.Path, queryText, () => body) { OnSending = onSending },
            InsightsJson.Default.EnvelopeSavedQuery,
            cancellationToken);
    }

    private async Task<SavedQuery?> FindCreatedQueryAsync(string name, string queryText, long requestedAt, CancellationToken cancellationToken)
    {
        var matches = await GetQueriesAsync(queryName: name, origin: QueryOrigin.Created, cancellationToken: cancellationToken)
            .Where(query => query.Query is not { } text || ReportQueryComparison.Normalize(text) == ReportQueryComparison.Normalize(queryText))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return CreatedResourceMatcher.FindMatch(
            InsightsOperationNames.CreateQuery, $"the query '{name}'", matches, query => query is { Name: not null, Query: not null }, query => query.CreatedTime, service.ToServiceTime(requestedAt));
    }
}
