using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Data;

/// <summary>The datasets that the service offers, found by name in any letter case.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, DatasetTable> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="datasets">The datasets.</param>
    /// <param name="holdsDates">Whether the values of a text column are dates; null where that is not known.</param>
    public Catalogue(IEnumerable<DatasetSchema> datasets, Func<ColumnSchema, bool>? holdsDates = null)
    {
        Tables = [.. datasets.Select(d => new DatasetTable(d, holdsDates))];
        foreach (var table in Tables)
        {
            if (!byName.TryAdd(table.Name, table))
            {
                throw new ArgumentException($"There are two datasets named {table.Name}.", nameof(datasets));
            }
        }
    }

    public IReadOnlyList<DatasetTable> Tables { get; }

    /// <summary>The dataset that a query's FROM names: by its name, or by one that a published system query uses.</summary>
    public DatasetTable? Find(string name) => byName.GetValueOrDefault(name)
        ?? (DatasetSchema.Find(Tables.Select(t => t.Schema), name) is { } alias ? byName[alias.Name] : null);
}
