using Insights.Typed.LocalService.Data;

namespace Insights.Typed.LocalService.Queries;

/// <summary>A query that the service keeps.</summary>
internal sealed record SavedQuery(string Id, string Name, string? Description, string Text, bool IsSystem, DateTime Created, BoundQuery Bound);

/// <summary>The queries that the service keeps: its own, and those that users made.</summary>
internal sealed class SavedQueries
{
    private readonly Lock gate = new();
    private readonly List<SavedQuery> queries;

    public SavedQueries(Catalogue catalogue, QueryBinder binder, DateTime started) =>
        queries = [.. catalogue.Tables.Where(t => t.Schema.SystemQuery is not null).Select(t => SystemQueryOf(t, binder, started))];

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

    private static SavedQuery SystemQueryOf(DatasetTable table, QueryBinder binder, DateTime started)
    {
        var system = table.Schema.SystemQuery!;
        var columns = table.Schema.Columns.Count > 0 ? table.Schema.Columns : table.Schema.Metrics;
        var text = $"SELECT {string.Join(", ", columns.Select(c => c.Name))} FROM {system.DatasetName}"
            + (system.DateRange is { } range ? $" TIMESPAN {range}" : "");
        return new SavedQuery(system.QueryId, table.Name, $"All columns of {table.Name}", text, IsSystem: true, started, binder.Bind(text));
    }
}
