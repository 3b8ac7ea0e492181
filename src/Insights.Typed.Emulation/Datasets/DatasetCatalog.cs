using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Datasets;

/// <summary>The datasets that the service offers, found by name in any letter case. A dataset can change while the service runs.</summary>
internal sealed class DatasetCatalog
{
    private readonly Lock gate = new();
    private readonly Func<ColumnSchema, bool>? isDateColumn;
    private volatile Snapshot snapshot;
    private int changeCount;

    /// <param name="datasets">The datasets.</param>
    /// <param name="isDateColumn">Whether the values of a text column are dates; null where that is not known.</param>
    public DatasetCatalog(IEnumerable<DatasetSchema> datasets, Func<ColumnSchema, bool>? isDateColumn = null)
    {
        this.isDateColumn = isDateColumn;
        snapshot = new Snapshot([.. datasets.Select(d => new DatasetTable(d, isDateColumn))]);
    }

    public IReadOnlyList<DatasetTable> Tables => snapshot.Tables;

    /// <summary>The dataset that a query's FROM names: by its name, or by one that a published system query uses.</summary>
    public DatasetTable? Find(string name) => snapshot.Find(name);

    /// <summary>Adds a dataset.</summary>
    /// <exception cref="ArgumentException">Another dataset has the name.</exception>
    public void Add(DatasetSchema dataset)
    {
        lock (gate)
        {
            snapshot = new Snapshot([.. Tables, new DatasetTable(dataset, isDateColumn)]);
        }
    }

    /// <summary>Changes a dataset; what was bound to it before stays as it was.</summary>
    public void Change(string name, Func<DatasetSchema, DatasetSchema> change)
    {
        lock (gate)
        {
            var current = Find(name) ?? throw new ArgumentException($"There is no dataset '{name}'.", nameof(name));
            var changed = change(current.Schema);
            if (changed.Name != current.Name)
            {
                throw new ArgumentException($"The dataset {current.Name} cannot get another name.", nameof(change));
            }

            var table = new DatasetTable(changed, isDateColumn, ++changeCount);
            snapshot = new Snapshot([.. Tables.Select(t => t == current ? table : t)]);
        }
    }

    /// <summary>The datasets between two changes.</summary>
    private sealed class Snapshot
    {
        private readonly Dictionary<string, DatasetTable> byName = new(StringComparer.OrdinalIgnoreCase);

        public Snapshot(IReadOnlyList<DatasetTable> tables)
        {
            Tables = tables;
            foreach (var table in tables)
            {
                if (!byName.TryAdd(table.Name, table))
                {
                    throw new ArgumentException($"There are two datasets named {table.Name}.", nameof(tables));
                }
            }
        }

        public IReadOnlyList<DatasetTable> Tables { get; }

        public DatasetTable? Find(string name) => byName.GetValueOrDefault(name)
            ?? (DatasetSchema.Find(Tables.Select(t => t.Schema), name) is { } alias ? byName[alias.Name] : null);
    }
}
