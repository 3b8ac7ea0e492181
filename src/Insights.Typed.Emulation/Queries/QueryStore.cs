using Insights.Typed.Emulation.Datasets;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Queries;

/// <summary>A stored query.</summary>
internal sealed record StoredQuery(string Id, string Name, string? Description, string Text, bool IsSystem, DateTime CreatedTime, BoundQuery Bound);

/// <summary>The stored queries: the system queries, and those of users.</summary>
internal sealed class QueryStore(DatasetCatalog catalog, QueryBinder binder)
{
    private readonly Lock gate = new();
    private readonly List<StoredQuery> queries = [];

    /// <summary>Adds the system queries of a dataset.</summary>
    /// <exception cref="ArgumentException">The schema has a system query that cannot be run.</exception>
    public void AddSystemQueries(DatasetSchema dataset, DateTime created)
    {
        foreach (var query in dataset.SystemQueries)
        {
            Add(new StoredQuery(query.QueryId, query.Name, query.Description ?? $"System query of {dataset.Name}", query.Text, IsSystem: true, created, Bind(query, dataset.Name)));
        }
    }

    private BoundQuery Bind(SystemQuerySchema query, string dataset)
    {
        try
        {
            return binder.Bind(query.Text);
        }
        catch (ServiceErrorException exception)
        {
            throw new ArgumentException($"The system query '{query.Name}' in the schema of {dataset} cannot be run here: {exception.Message} Its text: {query.Text}", exception);
        }
    }

    public IReadOnlyList<StoredQuery> All
    {
        get
        {
            lock (gate)
            {
                return [.. queries];
            }
        }
    }

    /// <summary>Gets the current dataset of a query, which can have changed since the query was created.</summary>
    public DatasetTable GetTable(StoredQuery query) => catalog.Find(query.Bound.Table.Name) ?? query.Bound.Table;

    public StoredQuery? Find(string id) => All.FirstOrDefault(q => HasId(q, id));

    public void Add(StoredQuery query)
    {
        lock (gate)
        {
            queries.Add(query);
        }
    }

    /// <summary>Removes and returns a user's query. Its reports keep its text.</summary>
    public StoredQuery Remove(string id)
    {
        lock (gate)
        {
            var query = queries.Find(q => HasId(q, id)) ?? throw ServiceErrors.NotFound();
            if (query.IsSystem)
            {
                throw ServiceErrors.UnknownQueryId($"{query.Id} is a system query and cannot be deleted");
            }

            queries.Remove(query);
            return query;
        }
    }

    private static bool HasId(StoredQuery query, string id) => string.Equals(query.Id, id, StringComparison.OrdinalIgnoreCase);
}
