using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Data;

/// <summary>The datasets that the service offers, found by name in any letter case.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, DatasetTable> byName = new(StringComparer.OrdinalIgnoreCase);

    public Catalogue(IEnumerable<DatasetSchema> datasets)
    {
        Tables = [.. datasets.Select(d => new DatasetTable(d))];
        foreach (var table in Tables)
        {
            if (!byName.TryAdd(table.Name, table))
            {
                throw new ArgumentException($"There are two datasets named {table.Name}.", nameof(datasets));
            }
        }

        // A published system query may call its dataset by another name; such a query has to run as well.
        foreach (var table in Tables)
        {
            if (table.Schema.SystemQuery is { } system)
            {
                byName.TryAdd(system.DatasetName, table);
            }
        }
    }

    public IReadOnlyList<DatasetTable> Tables { get; }

    public DatasetTable? Find(string name) => byName.GetValueOrDefault(name);
}
