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
    /// <param name="isDateColumn">Whether the values of a text column are dates; null if that is unknown.</param>
    public DatasetCatalog(IEnumerable<DatasetSchema> datasets, Func<ColumnSchema, bool>? isDateColumn = null)
    {
        this.isDateColumn = isDateColumn;
        snapshot = new Snapshot([.. datasets.Select(d => new DatasetTable(d, isDateColumn))]);
    }

    public IReadOnlyList<DatasetTable> Tables => snapshot.Tables;

    /// <summary>Finds the dataset in a query's FROM: by its name, or by an alias that a published system query uses.</summary>
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

    /// <summary>Changes a dataset; queries that were bound to it before do not change.</summary>
    public void Change(string name, Func<DatasetSchema, DatasetSchema> change)
    {
        lock (gate)
        {
            var current = Find(name) ?? throw new ArgumentException($"The dataset '{name}' does not exist.", nameof(name));
            var changed = change(current.Schema);
            if (changed.Name != current.Name)
            {
                throw new ArgumentException($"The dataset {current.Name} cannot be renamed.", nameof(change));
            }

            var table = new DatasetTable(changed, isDateColumn, ++changeCount);
            snapshot = new Snapshot([.. Tables.Select(t => t == current ? table : t)]);
        }
    }

    /// <summary>An immutable snapshot of the datasets.</summary>
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
                    throw new ArgumentException($"Two datasets have the name {table.Name}.", nameof(tables));
                }
            }
        }

        public IReadOnlyList<DatasetTable> Tables { get; }

        public DatasetTable? Find(string name) => byName.GetValueOrDefault(name)
            ?? (DatasetSchema.Find(Tables.Select(t => t.Schema), name) is { } alias ? byName[alias.Name] : null);
    }
}
