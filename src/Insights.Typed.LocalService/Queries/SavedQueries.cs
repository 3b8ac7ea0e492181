using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>A query that the service keeps.</summary>
internal sealed record SavedQuery(string Id, string Name, string? Description, string Text, bool IsSystem, DateTime Created, BoundQuery Bound);

/// <summary>The queries that the service keeps: its own, and those that users made.</summary>
internal sealed class SavedQueries
{
    private readonly Lock gate = new();
    private readonly List<SavedQuery> queries;
    private readonly Catalogue catalogue;

    /// <exception cref="ArgumentException">A dataset's schema has a system query that cannot be run.</exception>
    public SavedQueries(Catalogue catalogue, QueryBinder binder, DateTime started)
    {
        this.catalogue = catalogue;
        queries = [.. catalogue.Tables.SelectMany(t => t.Schema.SystemQueries.Select(q => SystemQueryOf(q, t.Name, Bound(q, t.Name, binder), started)))];
    }

    public static SavedQuery SystemQueryOf(SystemQuerySchema query, string dataset, BoundQuery bound, DateTime started) =>
        new(query.QueryId, query.Name, query.Description ?? $"System query of {dataset}", query.Text, IsSystem: true, started, bound);

    private static BoundQuery Bound(SystemQuerySchema query, string dataset, QueryBinder binder)
    {
        try
        {
            return binder.Bind(query.Text);
        }
        catch (RefusalException exception)
        {
            throw new ArgumentException($"The system query '{query.Name}' in the schema of {dataset} cannot be run here: {exception.Message} Its text: {query.Text}", exception);
        }
    }

    public IReadOnlyList<SavedQuery> All
    {
        get
        {
            lock (gate)
            {
                return [.. queries];
            }
        }
    }

    /// <summary>The dataset of a query as it is now, which can have changed since the query was created.</summary>
    public DatasetTable TableOf(SavedQuery query) => catalogue.Find(query.Bound.Table.Name) ?? query.Bound.Table;

    public SavedQuery? Find(string id) => All.FirstOrDefault(q => HasId(q, id));

    public void Add(SavedQuery query)
    {
        lock (gate)
        {
            queries.Add(query);
        }
    }

    /// <summary>Removes a user's query and gives it back. Reports made from it keep its text.</summary>
    public SavedQuery Remove(string id)
    {
        lock (gate)
        {
            var query = queries.Find(q => HasId(q, id)) ?? throw Refusal.NothingFound();
            if (query.IsSystem)
            {
                throw Refusal.UnknownQueryId($"{query.Id} is a system query and cannot be deleted");
            }

            queries.Remove(query);
            return query;
        }
    }

    private static bool HasId(SavedQuery query, string id) => string.Equals(query.Id, id, StringComparison.OrdinalIgnoreCase);
}
